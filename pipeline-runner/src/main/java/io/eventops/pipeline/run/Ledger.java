package io.eventops.pipeline.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a run has changed and wants done since it was last asked. Confined to its run.
final class Ledger {
  private final Set<Task> added = new LinkedHashSet<>();
  private final Set<Task> changed = new LinkedHashSet<>();
  private final List<Effect> effects = new ArrayList<>();
  private @Nullable Map<String, Value> contexts;
  private @Nullable Instant deadline;
  private @Nullable RunEnd end;

  void added(Task task) {
    added.add(task);
  }

  void changed(Task task) {
    if (!added.contains(task)) {
      changed.add(task);
    }
  }

  void contexts(Map<String, Value> now) {
    contexts = Map.copyOf(now);
  }

  void deadline(Instant at) {
    deadline = at;
  }

  void ended(RunEnd last) {
    end = last;
  }

  void want(Effect effect) {
    effects.add(effect);
  }

  RunChange change(RunFacts facts, long fence, Instant now) {
    return new RunChange(
        facts,
        fence,
        now,
        added.stream().map(Task::row).toList(),
        changed.stream().map(Task::row).toList(),
        contexts,
        deadline,
        end);
  }

  List<Effect> effects() {
    return List.copyOf(effects);
  }

  /// Takes out the effects that are to be carried out before anything is written.
  List<Effect.FindSeat> takeSearches() {
    List<Effect.FindSeat> searches = new ArrayList<>();
    effects.removeIf(effect -> effect instanceof Effect.FindSeat search && searches.add(search));
    return searches;
  }

  void clear() {
    added.clear();
    changed.clear();
    effects.clear();
    contexts = null;
    deadline = null;
    end = null;
  }
}
