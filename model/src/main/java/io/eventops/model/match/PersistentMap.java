package io.eventops.model.match;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// An immutable hash map whose changed copies share nearly everything with the original: a change
/// copies one small chunk and the list of chunks. Reading costs the same as with a hash map.
final class PersistentMap<K, V> {
  private static final int FULL = 16;
  private static final PersistentMap<?, ?> EMPTY = new PersistentMap<>(chunks(1), 0);

  private final Map<K, V>[] chunks;
  private final int size;

  private PersistentMap(Map<K, V>[] chunks, int size) {
    this.chunks = chunks;
    this.size = size;
  }

  @SuppressWarnings("unchecked")
  static <K, V> PersistentMap<K, V> empty() {
    return (PersistentMap<K, V>) EMPTY;
  }

  @SuppressWarnings("unchecked")
  private static <K, V> Map<K, V>[] chunks(int count) {
    Map<K, V>[] chunks = (Map<K, V>[]) new Map<?, ?>[count];
    Arrays.fill(chunks, Map.of());
    return chunks;
  }

  int size() {
    return size;
  }

  @Nullable V get(K key) {
    return chunks[chunk(key, chunks.length)].get(key);
  }

  void forEach(BiConsumer<K, V> action) {
    for (Map<K, V> chunk : chunks) {
      chunk.forEach(action);
    }
  }

  PersistentMap<K, V> with(K key, V value) {
    Map<K, V>[] copies = size >= FULL * chunks.length ? spread() : chunks.clone();
    int at = chunk(key, copies.length);
    Map<K, V> changed = new HashMap<>(copies[at]);
    boolean added = changed.put(key, value) == null;
    copies[at] = changed.size() == 1 ? Map.of(key, value) : changed;
    return new PersistentMap<>(copies, added ? size + 1 : size);
  }

  PersistentMap<K, V> without(K key) {
    int at = chunk(key, chunks.length);
    if (!chunks[at].containsKey(key)) {
      return this;
    }
    Map<K, V>[] copies = chunks.clone();
    Map<K, V> changed = new HashMap<>(copies[at]);
    changed.remove(key);
    copies[at] = Map.copyOf(changed);
    return new PersistentMap<>(copies, size - 1);
  }

  private Map<K, V>[] spread() {
    Map<K, V>[] wider = chunks(chunks.length * 4);
    for (int i = 0; i < wider.length; i++) {
      wider[i] = new HashMap<>();
    }
    forEach((key, value) -> wider[chunk(key, wider.length)].put(key, value));
    return wider;
  }

  private static int chunk(Object key, int count) {
    // the maps inside use the low bits
    int hash = key.hashCode() * 0x9E3779B9;
    return (hash >>> 16 ^ hash >>> 8) & (count - 1);
  }
}
