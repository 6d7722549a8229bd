package io.eventops.model.match;

import io.eventops.model.json.JsonObject;
import io.eventops.model.json.JsonValue;
import io.eventops.model.path.JsonPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The indexes of all paths that lead to entries. Keys of `values` and `labels` are kept apart:
/// there may be thousands of them, and an event has only a few, so the event's keys are looked up.
record PathTable(
    PersistentMap<String, PathIndex> values,
    PersistentMap<String, PathIndex> labels,
    PersistentMap<JsonPath, PathIndex> others) {
  static final PathTable EMPTY =
      new PathTable(PersistentMap.empty(), PersistentMap.empty(), PersistentMap.empty());

  void collect(Occurrence occurrence, List<Firing> firings) {
    JsonObject document = occurrence.document();
    collect(values, document.get("values"), occurrence, firings);
    collect(labels, document.get("labels"), occurrence, firings);
    others.forEach((path, index) -> index.collect(path.find(document), occurrence, firings));
  }

  private static void collect(
      PersistentMap<String, PathIndex> indexes,
      @Nullable JsonValue value,
      Occurrence occurrence,
      List<Firing> firings) {
    if (indexes.size() == 0 || !(value instanceof JsonObject members)) {
      return;
    }
    if (indexes.size() <= members.size()) {
      indexes.forEach((key, index) -> index.collect(members.get(key), occurrence, firings));
      return;
    }
    members.forEach(
        (key, member) -> {
          PathIndex index = indexes.get(key);
          if (index != null) {
            index.collect(member, occurrence, firings);
          }
        });
  }

  /// Null if no entry is reached through the path.
  @Nullable PathIndex get(JsonPath path) {
    List<String> keys = path.plainKeys();
    if (keys.size() == 2 && keys.getFirst().equals("values")) {
      return values.get(keys.getLast());
    }
    if (keys.size() == 2 && keys.getFirst().equals("labels")) {
      return labels.get(keys.getLast());
    }
    return others.get(path);
  }

  PathTable with(JsonPath path, PathIndex index) {
    List<String> keys = path.plainKeys();
    if (keys.size() == 2 && keys.getFirst().equals("values")) {
      return new PathTable(changed(values, keys.getLast(), index), labels, others);
    }
    if (keys.size() == 2 && keys.getFirst().equals("labels")) {
      return new PathTable(values, changed(labels, keys.getLast(), index), others);
    }
    return new PathTable(values, labels, changed(others, path, index));
  }

  private static <K> PersistentMap<K, PathIndex> changed(
      PersistentMap<K, PathIndex> indexes, K key, PathIndex index) {
    return index.isEmpty() ? indexes.without(key) : indexes.with(key, index);
  }
}
