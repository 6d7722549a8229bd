package io.eventops.model.match;

import static io.eventops.model.match.Triggers.occurrence;
import static io.eventops.model.match.Triggers.trigger;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.eventops.model.condition.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TriggerIndexTest {
  private static final String CRITICAL = "{expr: values.severity, matches: [critical, error]}";

  private static List<String> fired(TriggerIndex index, Occurrence occurrence) {
    return index.match(occurrence).stream()
        .map(firing -> firing.trigger().id() + ":" + firing.entry())
        .toList();
  }

  @Test
  void firesEveryEntryWhoseFiltersPass() {
    TriggerIndex index =
        TriggerIndex.of(
            List.of(
                trigger(2, "me", "", CRITICAL, "{expr: values.severity, matches: [low]}"),
                trigger(1, "me", CRITICAL + ", {expr: values.host, glob: 'web-*'}")));

    List<Firing> firings = index.match(occurrence(Map.of("severity", "error", "host", "web-1")));

    assertThat(firings)
        .extracting(firing -> firing.trigger().id(), Firing::entry)
        .containsExactly(tuple(1L, 0), tuple(2L, 0), tuple(2L, 1));
    assertThat(firings.getFirst().inputs()).isEqualTo(Map.of("host", "web-1"));
  }

  @Test
  void givesEmptyTextsForInputsThatTheEventHasNot() {
    TriggerIndex index = TriggerIndex.of(List.of(trigger(1, "me", "")));

    List<Firing> firings = index.match(occurrence(Map.of()));

    assertThat(firings.getFirst().inputs()).isEqualTo(Map.of("host", ""));
  }

  @Test
  void listensOnlyToItsEvent() {
    TriggerIndex index =
        TriggerIndex.of(
            List.of(
                trigger(1, "me", new EventKey("other", "deploy", "1.0"), Audience.EVERYONE, ""),
                trigger(2, "me", new EventKey("sender", "Deploy", "1.0"), Audience.EVERYONE, ""),
                trigger(3, "me", new EventKey("sender", "deploy", "1"), Audience.EVERYONE, "")));
    Occurrence occurrence = occurrence(Map.of());

    assertThat(fired(index, occurrence)).isEmpty();
    assertThat(explanation(index, 1, occurrence))
        .isEqualTo(
            new Verdict.Failed("eventCreater", "eventCreater other", "sender", "is another one"));
    assertThat(explanation(index, 2, occurrence))
        .isEqualTo(new Verdict.Failed("eventName", "eventName Deploy", "deploy", "is another one"));
    assertThat(explanation(index, 3, occurrence))
        .isEqualTo(new Verdict.Failed("eventVersion", "eventVersion 1", "1.0", "is another one"));
  }

  @Test
  void reactsOnlyForTheUsersTheEventNames() {
    TriggerIndex index =
        TriggerIndex.of(
            List.of(trigger(1, "ann", ""), trigger(2, "bob", ""), trigger(3, "sender", "")));

    assertThat(fired(index, occurrence(Map.of()))).containsExactly("1:0", "2:0", "3:0");
    assertThat(fired(index, occurrence(Map.of(), "bob", "cat"))).containsExactly("2:0");
    assertThat(explanation(index, 1, occurrence(Map.of(), "bob", "cat")))
        .isEqualTo(
            new Verdict.Failed(
                "users", "users has ann", "[bob, cat]", "the creater of the trigger is not there"));
  }

  @Test
  void canKeepEventsWithoutUsersToTheirSender() {
    TriggerIndex index =
        TriggerIndex.of(
            List.of(
                trigger(1, "ann", Triggers.DEPLOY, Audience.SENDER, ""),
                trigger(2, "sender", Triggers.DEPLOY, Audience.SENDER, "")));

    assertThat(fired(index, occurrence(Map.of()))).containsExactly("2:0");
    assertThat(fired(index, occurrence(Map.of(), "ann"))).containsExactly("1:0");
    assertThat(explanation(index, 1, occurrence(Map.of()))).isInstanceOf(Verdict.Failed.class);
  }

  @Test
  void forgetsTheOldKeyOfAChangedTrigger() {
    EventKey other = new EventKey("sender", "rollback", "1.0");
    TriggerIndex before = TriggerIndex.of(List.of(trigger(1, "me", CRITICAL)));

    TriggerIndex after = before.with(trigger(1, "me", other, Audience.EVERYONE, CRITICAL));

    Occurrence occurrence = occurrence(Map.of("severity", "error"));
    assertThat(fired(after, occurrence)).isEmpty();
    assertThat(fired(before, occurrence)).containsExactly("1:0");
    assertThat(after.listening(Triggers.DEPLOY)).isEmpty();
    assertThat(after.listening(other)).hasSize(1);
    assertThat(after.size()).isEqualTo(1);
  }

  @Test
  void looksAtFewEntriesOfMany() {
    List<CompiledTrigger> many = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      many.add(
          trigger(
              i,
              "me",
              CRITICAL
                  + ", {expr: values.host, matches: [host-"
                  + i
                  + "]}, {expr: values.x, exists: true}"));
    }
    KeyIndex index = KeyIndex.EMPTY;
    for (CompiledTrigger trigger : many) {
      index = index.with(trigger);
    }

    PathIndex severity = index.paths().values().get("severity");
    PathIndex host = index.paths().values().get("host");

    assertThat(index.always().size()).isZero();
    assertThat(host).isNotNull();
    assertThat(severity).isNotNull();
    assertThat(severity.equal().get("critical")).isNotNull();
    assertThat(severity.equal().get("critical").size()).isLessThan(20);
    assertThat(host.equal().size()).isGreaterThan(1_900);
  }

  @Test
  void leavesNothingBehind() {
    TriggerIndex index =
        TriggerIndex.of(
            List.of(
                trigger(1, "me", CRITICAL, "", "{expr: values.host, glob: ['web-*', 'web-1*']}"),
                trigger(2, "me", "{expr: name, exists: true}", CRITICAL)));

    KeyIndex left = KeyIndex.EMPTY;
    for (CompiledTrigger trigger : index.listening(Triggers.DEPLOY)) {
      left = left.with(trigger);
    }
    left = left.without(1).without(2).without(3);

    assertThat(left.always().size()).isZero();
    assertThat(left.paths().values().size()).isZero();
    assertThat(left.paths().others().size()).isZero();
    assertThat(left.triggers().size()).isZero();
    assertThat(index.without(1).without(2).size()).isZero();
  }

  private static Verdict explanation(TriggerIndex index, long id, Occurrence occurrence) {
    CompiledTrigger trigger = requireNonNull(index.get(id));
    return trigger.explain(occurrence).getFirst();
  }
}
