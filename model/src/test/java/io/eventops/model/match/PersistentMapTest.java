package io.eventops.model.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PersistentMapTest {

  @Property(tries = 200)
  void behavesLikeAHashMapAndLeavesTheOriginalAlone(
      @ForAll @Size(max = 400) List<@IntRange(min = -150, max = 150) Integer> changes) {
    PersistentMap<String, Integer> map = PersistentMap.empty();
    Map<String, Integer> expected = new HashMap<>();
    for (int i = 0; i < changes.size(); i++) {
      PersistentMap<String, Integer> before = map;
      Map<String, Integer> expectedBefore = i % 50 == 0 ? Map.copyOf(expected) : Map.of();
      String key = "key" + Math.abs(changes.get(i));
      if (changes.get(i) >= 0) {
        map = map.with(key, i);
        expected.put(key, i);
      } else {
        map = map.without(key);
        expected.remove(key);
      }
      if (i % 50 == 0) {
        assertThat(contents(before)).isEqualTo(expectedBefore);
      }
    }

    assertThat(contents(map)).isEqualTo(expected);
    assertThat(map.size()).isEqualTo(expected.size());
    for (int i = 0; i <= 150; i++) {
      assertThat(map.get("key" + i)).isEqualTo(expected.get("key" + i));
    }
  }

  private static Map<String, Integer> contents(PersistentMap<String, Integer> map) {
    Map<String, Integer> contents = new HashMap<>();
    map.forEach(contents::put);
    return contents;
  }
}
