package io.eventops.model.match;

import java.util.Arrays;
import java.util.List;

/// Entries that are looked at together.
final class Bucket {
  static final Bucket EMPTY = new Bucket(new EntryRef[0]);

  private final EntryRef[] refs;

  private Bucket(EntryRef[] refs) {
    this.refs = refs;
  }

  int size() {
    return refs.length;
  }

  Bucket with(EntryRef ref) {
    EntryRef[] more = Arrays.copyOf(refs, refs.length + 1);
    more[refs.length] = ref;
    return new Bucket(more);
  }

  /// Without the entries of a trigger.
  Bucket without(long trigger) {
    return new Bucket(
        Arrays.stream(refs).filter(ref -> ref.trigger().id() != trigger).toArray(EntryRef[]::new));
  }

  void collect(Occurrence occurrence, List<Firing> firings) {
    for (EntryRef ref : refs) {
      if (ref.fires(occurrence)) {
        firings.add(ref.firing(occurrence));
      }
    }
  }
}
