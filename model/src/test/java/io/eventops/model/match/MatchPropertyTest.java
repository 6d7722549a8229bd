package io.eventops.model.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.model.condition.Verdict;
import io.eventops.model.event.Event;
import io.eventops.model.name.ImageRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// The index against looking at every trigger with the plain meaning of its filters.
class MatchPropertyTest {

  /// A trigger to add, or to remove if it has no entries.
  record Change(
      long id,
      String creater,
      String eventName,
      List<FilterSpec> global,
      List<List<FilterSpec>> entries) {

    CompiledTrigger trigger() {
      return new CompiledTrigger(
          id,
          1,
          "t" + id,
          creater,
          new EventKey("sender", eventName, "1.0"),
          Audience.EVERYONE,
          entries.stream()
              .map(
                  own ->
                      CompiledTrigger.Entry.of(
                          ImageRef.parse("me/p:1"),
                          Triggers.filters(FilterSpec.yaml(own)),
                          Triggers.filters(FilterSpec.yaml(global)),
                          new LinkedHashMap<>()))
              .toList());
    }

    boolean fires(int entry, Event event) {
      return eventName.equals(event.name())
          && (event.users().isEmpty() || event.users().contains(creater))
          && global.stream().allMatch(filter -> filter.holds().test(event))
          && entries.get(entry).stream().allMatch(filter -> filter.holds().test(event));
    }
  }

  @Property(tries = 150)
  void firesWhatTheMeaningOfTheFiltersSays(
      @ForAll("changes") List<Change> changes, @ForAll("events") List<Event> events) {
    TriggerIndex index = TriggerIndex.empty();
    SortedMap<Long, Change> present = new TreeMap<>();
    for (Change change : changes) {
      if (change.entries().isEmpty()) {
        index = index.without(change.id());
        present.remove(change.id());
      } else {
        index = index.with(change.trigger());
        present.put(change.id(), change);
      }
    }

    for (Event event : events) {
      Occurrence occurrence = Occurrence.of("sender", event);
      assertThat(index.match(occurrence).stream().map(MatchPropertyTest::name).toList())
          .isEqualTo(expected(present, event));
      assertThat(explained(present, occurrence)).isEqualTo(expected(present, event));
    }
    assertThat(index.size()).isEqualTo(present.size());
  }

  private static String name(Firing firing) {
    return firing.trigger().id() + ":" + firing.entry();
  }

  private static List<String> expected(Map<Long, Change> present, Event event) {
    List<String> expected = new ArrayList<>();
    present.forEach(
        (id, change) -> {
          for (int entry = 0; entry < change.entries().size(); entry++) {
            if (change.fires(entry, event)) {
              expected.add(id + ":" + entry);
            }
          }
        });
    return expected;
  }

  private static List<String> explained(Map<Long, Change> present, Occurrence occurrence) {
    List<String> explained = new ArrayList<>();
    present.forEach(
        (id, change) -> {
          List<Verdict> verdicts = change.trigger().explain(occurrence);
          assertThat(verdicts).hasSameSizeAs(change.entries());
          for (int entry = 0; entry < verdicts.size(); entry++) {
            if (verdicts.get(entry) instanceof Verdict.Passed) {
              explained.add(id + ":" + entry);
            }
          }
        });
    return explained;
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    Arbitrary<List<FilterSpec>> filters = FilterSpec.any(2).list().ofMaxSize(3);
    return Combinators.combine(
            Arbitraries.longs().between(1, 12),
            Arbitraries.of("ann", "bob"),
            Arbitraries.of("deploy", "deploy", "deploy", "rollback"),
            FilterSpec.any(1).list().ofMaxSize(1),
            filters.list().ofMaxSize(3))
        .as(Change::new)
        .list()
        .ofMaxSize(25);
  }

  private static List<String> named(String users) {
    return users.isEmpty() ? List.of() : List.of(users.split(" ", -1));
  }

  @Provide
  Arbitrary<List<Event>> events() {
    return Combinators.combine(
            Arbitraries.of("deploy", "rollback", "other"),
            FilterSpec.values(),
            FilterSpec.values(),
            Arbitraries.of("", "", "ann", "cat bob"))
        .as(
            (name, values, labels, users) ->
                Event.of(name, "1.0", 1, values, Map.of(), labels, named(users)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }
}
