package io.eventops.trigger.definition;

import io.eventops.model.definition.TriggerDefinition;
import java.util.List;
import java.util.Optional;

/// Where trigger definitions are kept. Calls block.
public interface TriggerStore {
  /// Stores the definition as a new revision, unless the content is what is there already.
  ///
  /// @return the generation of the trigger, and whether it was changed now
  Applied apply(String creater, TriggerDefinition definition, String content);

  /// @param generation of the trigger afterwards
  record Applied(long generation, boolean changed) {}

  /// The generation of the deletion; empty when there is no such trigger.
  Optional<Long> delete(String creater, String name);

  /// In the order of names; fewer than `most` when their contents are long.
  ///
  /// @param after only names after this one; empty for all
  List<StoredTrigger> list(String creater, String after, int most);

  Optional<StoredTrigger> find(String creater, String name);

  /// All changes after a generation, in order.
  List<Revision> revisionsAfter(long generation);

  /// The newest revision of every trigger that is not deleted.
  List<Revision> current();
}
