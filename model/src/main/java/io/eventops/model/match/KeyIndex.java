package io.eventops.model.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The triggers of one event key. Each entry is kept where the fewest events reach it.
///
/// @param triggers with the place of each of their entries; empty for one that every event reaches
/// @param always what every event reaches
record KeyIndex(PersistentMap<Long, Placed> triggers, Bucket always, PathTable paths) {
  static final KeyIndex EMPTY = new KeyIndex(PersistentMap.empty(), Bucket.EMPTY, PathTable.EMPTY);

  /// Another path costs every event a look, so it must save about as many entries.
  private static final int COST_OF_A_PATH = 8;

  record Placed(CompiledTrigger trigger, List<Optional<Access>> places) {}

  List<CompiledTrigger> all() {
    List<CompiledTrigger> all = new ArrayList<>(triggers.size());
    triggers.forEach((_, placed) -> all.add(placed.trigger()));
    all.sort(Comparator.comparingLong(CompiledTrigger::id));
    return all;
  }

  void collect(Occurrence occurrence, List<Firing> firings) {
    always.collect(occurrence, firings);
    paths.collect(occurrence, firings);
  }

  KeyIndex with(CompiledTrigger trigger) {
    List<Optional<Access>> places = new ArrayList<>();
    Bucket everywhere = always;
    PathTable table = paths;
    for (int entry = 0; entry < trigger.entries().size(); entry++) {
      EntryRef ref = new EntryRef(trigger, entry);
      Optional<Access> place = best(Access.of(trigger.entries().get(entry)), table);
      if (place.isPresent()) {
        Access access = place.get();
        table = table.with(access.path(), indexOf(access, table).with(access, ref));
      } else {
        everywhere = everywhere.with(ref);
      }
      places.add(place);
    }
    Placed placed = new Placed(trigger, List.copyOf(places));
    return new KeyIndex(triggers.with(trigger.id(), placed), everywhere, table);
  }

  KeyIndex without(long id) {
    Placed placed = triggers.get(id);
    if (placed == null) {
      return this;
    }
    Bucket everywhere = always;
    PathTable table = paths;
    for (Optional<Access> place : placed.places()) {
      if (place.isPresent()) {
        Access access = place.get();
        table = table.with(access.path(), indexOf(access, table).without(access, id));
      } else {
        everywhere = everywhere.without(id);
      }
    }
    return new KeyIndex(triggers.without(id), everywhere, table);
  }

  private static Optional<Access> best(List<Access> offers, PathTable table) {
    return offers.stream().min(Comparator.comparingLong(access -> cost(access, table)));
  }

  private static long cost(Access access, PathTable table) {
    boolean known = table.get(access.path()) != null;
    int rank =
        switch (access) {
          case Access.Equal _ -> 0;
          case Access.Prefix _ -> 1;
          case Access.Present _ -> 2;
        };
    return indexOf(access, table).load(access) + rank + (known ? 0L : COST_OF_A_PATH);
  }

  private static PathIndex indexOf(Access access, PathTable table) {
    PathIndex index = table.get(access.path());
    return index == null ? PathIndex.EMPTY : index;
  }
}
