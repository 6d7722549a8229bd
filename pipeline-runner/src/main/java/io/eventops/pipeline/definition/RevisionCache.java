package io.eventops.pipeline.definition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The revisions that were used last, up to a total size of their texts. Safe for all threads.
final class RevisionCache {
  private final long mostCharacters;
  private final Map<Long, Sized> revisions = new LinkedHashMap<>(16, 0.75f, true);
  private long characters;

  RevisionCache(long mostCharacters) {
    this.mostCharacters = mostCharacters;
  }

  private record Sized(Revision revision, int characters) {}

  synchronized Optional<Revision> get(long id) {
    return Optional.ofNullable(revisions.get(id)).map(Sized::revision);
  }

  synchronized void put(Revision revision, int size) {
    Sized before = revisions.put(revision.id(), new Sized(revision, size));
    characters += size - (before == null ? 0 : before.characters());
    var eldest = revisions.values().iterator();
    while (characters > mostCharacters) {
      characters -= eldest.next().characters();
      eldest.remove();
    }
  }
}
