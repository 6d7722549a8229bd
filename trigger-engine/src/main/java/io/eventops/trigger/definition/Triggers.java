package io.eventops.trigger.definition;

import io.eventops.model.definition.Document;
import io.eventops.model.definition.TriggerDefinition;
import io.eventops.model.validation.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/// What users do with trigger definitions. A change is in force in this process when the call
/// returns, and everywhere else within half a second.
public final class Triggers {
  private final TriggerStore store;
  private final StoredPipelines pipelines;
  private final LongConsumer changed;

  /// @param changed is told the generation of every change, after its commit
  public Triggers(TriggerStore store, StoredPipelines pipelines, LongConsumer changed) {
    this.store = store;
    this.pipelines = pipelines;
    this.changed = changed;
  }

  /// What applying did, or would do.
  public record Applied(String name, long generation, boolean changed, List<Violation> warnings) {}

  /// @param dryRun check and compare only
  /// @throws io.eventops.model.validation.InvalidDocument with everything that is wrong
  public Applied apply(String creater, String content, boolean dryRun) {
    Document<TriggerDefinition> document = TriggerDefinition.read(content, creater);
    TriggerDefinition definition = document.definition();
    List<Violation> warnings = new ArrayList<>(document.warnings());
    warnings.addAll(document.located(PipelineFit.warnings(definition, pipelines)));
    if (dryRun) {
      Optional<StoredTrigger> there = store.find(creater, definition.name());
      return new Applied(
          definition.name(),
          there.map(StoredTrigger::generation).orElse(0L),
          there.filter(trigger -> trigger.content().equals(content)).isEmpty(),
          warnings);
    }
    TriggerStore.Applied applied = store.apply(creater, definition, content);
    announce(applied.generation(), applied.changed());
    return new Applied(definition.name(), applied.generation(), applied.changed(), warnings);
  }

  /// False when there was none.
  public boolean delete(String creater, String name) {
    Optional<Long> generation = store.delete(creater, name);
    generation.ifPresent(deleted -> announce(deleted, true));
    return generation.isPresent();
  }

  private void announce(long generation, boolean isNew) {
    if (isNew) {
      changed.accept(generation);
    }
  }

  /// @param after only names after this one; empty for all
  public List<StoredTrigger> list(String creater, String after, int most) {
    return store.list(creater, after, most);
  }

  public Optional<StoredTrigger> find(String creater, String name) {
    return store.find(creater, name);
  }
}
