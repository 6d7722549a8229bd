package io.eventops.model.match;

import io.eventops.model.condition.Condition;
import io.eventops.model.json.JsonObject;
import io.eventops.model.path.JsonPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Entries that ask for the same: decided once for all of them.
///
/// @param filters what is left to ask an event that reached this place
/// @param inputs of each of the entries
/// @param audience of each of the triggers
/// @param refs by id of the trigger, then by entry
record Alike(
    List<Condition> filters,
    SequencedMap<String, JsonPath> inputs,
    Audience audience,
    List<EntryRef> refs) {

  static Alike of(List<Condition> filters, EntryRef ref) {
    return new Alike(filters, inputs(ref), ref.trigger().audience(), List.of(ref));
  }

  private static SequencedMap<String, JsonPath> inputs(EntryRef ref) {
    return ref.trigger().entries().get(ref.entry()).inputs();
  }

  boolean fits(List<Condition> otherFilters, EntryRef ref) {
    return audience == ref.trigger().audience()
        && filters.equals(otherFilters)
        && inputs.equals(inputs(ref));
  }

  Alike with(EntryRef ref) {
    List<EntryRef> more = new ArrayList<>(refs);
    more.add(-1 - Collections.binarySearch(refs, ref, EntryRef.ORDER), ref);
    return new Alike(filters, inputs, audience, more);
  }

  /// Without the entries of a trigger; possibly empty.
  Alike without(long trigger) {
    return new Alike(
        filters,
        inputs,
        audience,
        refs.stream().filter(ref -> ref.trigger().id() != trigger).toList());
  }

  void collect(Occurrence occurrence, Firings firings) {
    JsonObject document = occurrence.document();
    for (int i = 0; i < filters.size(); i++) {
      if (!filters.get(i).accepts(document)) {
        return;
      }
    }
    firings.startRun();
    SequencedMap<String, String> values = valuesFrom(document);
    boolean everybody = audience.isEverybody(occurrence.event().users());
    for (int i = 0; i < refs.size(); i++) {
      EntryRef ref = refs.get(i);
      if (everybody || ref.trigger().isAmongUsers(occurrence)) {
        firings.add(new Firing(ref.trigger(), ref.entry(), values));
      }
    }
  }

  private SequencedMap<String, String> valuesFrom(JsonObject document) {
    SequencedMap<String, String> values = LinkedHashMap.newLinkedHashMap(inputs.size());
    inputs.forEach((name, path) -> values.put(name, path.text(document)));
    return Collections.unmodifiableSequencedMap(values);
  }
}
