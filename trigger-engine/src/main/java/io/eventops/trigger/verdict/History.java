package io.eventops.trigger.verdict;

import io.eventops.trigger.definition.Revision;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was, as the database knows it. Calls block.
public interface History {
  /// @param generation null while the event is not processed
  record PastEvent(
      long id, String creater, String status, String content, @Nullable Long generation) {}

  /// @param message why there is no run
  record PastFiring(
      long triggerId,
      int entry,
      String triggerCreater,
      @Nullable Long runId,
      @Nullable String runStatus,
      @Nullable String message) {}

  Optional<PastEvent> event(long id);

  List<PastFiring> firings(long eventId);

  /// The triggers of a user as they were at a generation; null: as they are.
  List<Revision> triggers(String creater, @Nullable Long generation);
}
