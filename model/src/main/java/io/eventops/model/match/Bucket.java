package io.eventops.model.match;

import io.eventops.model.condition.Condition;
import java.util.ArrayList;
import java.util.List;

/// Entries that are looked at together.
///
/// @param size how many entries
record Bucket(List<Alike> groups, int size) {
  static final Bucket EMPTY = new Bucket(List.of(), 0);

  /// Adds an entry.
  ///
  /// @param left the filters that are still to ask in this bucket
  Bucket with(EntryRef ref, List<Condition> left) {
    List<Alike> changed = new ArrayList<>(groups);
    for (int i = 0; i < changed.size(); i++) {
      if (changed.get(i).fits(left, ref)) {
        changed.set(i, changed.get(i).with(ref));
        return new Bucket(changed, size + 1);
      }
    }
    changed.add(Alike.of(left, ref));
    return new Bucket(changed, size + 1);
  }

  /// Without the entries of a trigger.
  Bucket without(long trigger) {
    List<Alike> changed =
        groups.stream()
            .map(group -> group.without(trigger))
            .filter(group -> !group.refs().isEmpty())
            .toList();
    return new Bucket(changed, changed.stream().mapToInt(group -> group.refs().size()).sum());
  }

  void collect(Occurrence occurrence, Firings firings) {
    for (int i = 0; i < groups.size(); i++) {
      groups.get(i).collect(occurrence, firings);
    }
  }
}
