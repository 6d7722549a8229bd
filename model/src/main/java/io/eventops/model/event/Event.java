package io.eventops.model.event;

import io.eventops.model.json.JsonObject;
import io.eventops.model.text.CodePointOrder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Something that happened, as its sender described it. Immutable.
///
/// @param timestamp what the sender says about when, in seconds; never used for decisions
/// @param users whose triggers may react; empty for no restriction
public record Event(
    String name,
    String version,
    long timestamp,
    SortedMap<String, String> values,
    SortedMap<String, EventFile> files,
    SortedMap<String, String> labels,
    List<String> users) {

  public Event {
    values = sorted(values);
    files = sorted(files);
    labels = sorted(labels);
    users = List.copyOf(users);
  }

  /// Takes maps in any order.
  public static Event of(
      String name,
      String version,
      long timestamp,
      Map<String, String> values,
      Map<String, EventFile> files,
      Map<String, String> labels,
      List<String> users) {
    return new Event(
        name, version, timestamp, sorted(values), sorted(files), sorted(labels), users);
  }

  /// The canonical text, which is stored: the fields in the order name, version, values, files,
  /// labels, timestamp, users; keys sorted by their bytes; what is empty is `null`.
  public String json() {
    return CanonicalEvent.text(this);
  }

  /// The canonical text as a value: what filters and inputs look into.
  public JsonObject document() {
    return CanonicalEvent.document(this);
  }

  private static <V> SortedMap<String, V> sorted(Map<String, V> map) {
    SortedMap<String, V> sorted = new TreeMap<>(CodePointOrder.INSTANCE);
    sorted.putAll(map);
    return Collections.unmodifiableSortedMap(sorted);
  }
}
