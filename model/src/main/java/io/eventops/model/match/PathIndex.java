package io.eventops.model.match;

import io.eventops.model.json.JsonNull;
import io.eventops.model.json.JsonValue;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The entries that are reached through the value at one path.
record PathIndex(
    PersistentMap<String, Bucket> equal,
    PersistentMap<String, Bucket> prefixes,
    List<Integer> lengths,
    Bucket present) {
  static final PathIndex EMPTY =
      new PathIndex(PersistentMap.empty(), PersistentMap.empty(), List.of(), Bucket.EMPTY);

  void collect(@Nullable JsonValue found, Occurrence occurrence, List<Firing> firings) {
    if (found == null || found instanceof JsonNull) {
      return;
    }
    present.collect(occurrence, firings);
    String text = found.text();
    collect(equal.get(text), occurrence, firings);
    for (int length : lengths) {
      if (length <= text.length()) {
        collect(prefixes.get(text.substring(0, length)), occurrence, firings);
      }
    }
  }

  private static void collect(
      @Nullable Bucket bucket, Occurrence occurrence, List<Firing> firings) {
    if (bucket != null) {
      bucket.collect(occurrence, firings);
    }
  }

  boolean isEmpty() {
    return equal.size() == 0 && prefixes.size() == 0 && present.size() == 0;
  }

  /// How many entries an event with a fitting value would have to look at, at worst.
  int load(Access access) {
    return switch (access) {
      case Access.Equal(_, var values) ->
          values.stream().mapToInt(value -> size(equal, value)).max().orElse(0);
      case Access.Prefix(_, var wanted) ->
          wanted.stream().mapToInt(prefix -> size(prefixes, prefix)).max().orElse(0);
      case Access.Present _ -> present.size();
    };
  }

  private static int size(PersistentMap<String, Bucket> buckets, String key) {
    Bucket bucket = buckets.get(key);
    return bucket == null ? 0 : bucket.size();
  }

  PathIndex with(Access access, EntryRef ref) {
    return switch (access) {
      case Access.Equal(_, var values) -> {
        PersistentMap<String, Bucket> changed = equal;
        for (String value : values) {
          changed = changed.with(value, bucket(changed, value).with(ref));
        }
        yield new PathIndex(changed, prefixes, lengths, present);
      }
      case Access.Prefix(_, var wanted) -> {
        PersistentMap<String, Bucket> changed = prefixes;
        for (String prefix : wanted) {
          changed = changed.with(prefix, bucket(changed, prefix).with(ref));
        }
        List<Integer> more =
            Stream.concat(lengths.stream(), wanted.stream().map(String::length))
                .distinct()
                .toList();
        yield new PathIndex(equal, changed, more, present);
      }
      case Access.Present _ -> new PathIndex(equal, prefixes, lengths, present.with(ref));
    };
  }

  PathIndex without(Access access, long trigger) {
    return switch (access) {
      case Access.Equal(_, var values) ->
          new PathIndex(without(equal, values, trigger), prefixes, lengths, present);
      case Access.Prefix(_, var wanted) ->
          // a length that is not needed any more only costs a look-up
          new PathIndex(equal, without(prefixes, wanted, trigger), lengths, present);
      case Access.Present _ -> new PathIndex(equal, prefixes, lengths, present.without(trigger));
    };
  }

  private static PersistentMap<String, Bucket> without(
      PersistentMap<String, Bucket> buckets, Iterable<String> keys, long trigger) {
    PersistentMap<String, Bucket> changed = buckets;
    for (String key : keys) {
      Bucket left = bucket(changed, key).without(trigger);
      changed = left.size() == 0 ? changed.without(key) : changed.with(key, left);
    }
    return changed;
  }

  private static Bucket bucket(PersistentMap<String, Bucket> buckets, String key) {
    Bucket bucket = buckets.get(key);
    return bucket == null ? Bucket.EMPTY : bucket;
  }
}
