package io.eventops.trigger.verdict;

import io.eventops.model.condition.Verdict;
import io.eventops.model.definition.TriggerDefinition;
import io.eventops.model.event.Event;
import io.eventops.model.event.EventDecoder;
import io.eventops.model.event.EventLimits;
import io.eventops.model.match.Audience;
import io.eventops.model.match.CompiledTrigger;
import io.eventops.model.match.Occurrence;
import io.eventops.model.validation.InvalidDocument;
import io.eventops.trigger.definition.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells why events fired what they fired. What fired comes from the record; the clauses that
/// said no are found by judging the same revisions again.
public final class Explanations {
  private final History history;
  private final Audience audience;
  private final EventDecoder decoder = new EventDecoder(EventLimits.DEFAULT);

  public Explanations(History history, Audience audience) {
    this.history = history;
    this.audience = audience;
  }

  /// The verdicts of the caller's triggers on an event. Empty when there is no such event, or it
  /// is none of the caller's business: neither sent by him nor listened to by a trigger of his.
  public Optional<Explanation> explain(long eventId, String caller) {
    return history
        .event(eventId)
        .flatMap(
            event -> {
              List<Told> verdicts = verdicts(event, caller);
              return event.creater().equals(caller) || !verdicts.isEmpty()
                  ? Optional.of(explanation(event, caller, verdicts))
                  : Optional.empty();
            });
  }

  private Explanation explanation(History.PastEvent event, String caller, List<Told> verdicts) {
    long others =
        history.firings(event.id()).stream()
            .filter(firing -> !firing.triggerCreater().equals(caller))
            .count();
    return new Explanation(event.id(), event.status(), event.generation(), verdicts, others);
  }

  private List<Told> verdicts(History.PastEvent past, String caller) {
    Occurrence occurrence = Occurrence.of(past.creater(), decoder.decode(past.content()));
    List<History.PastFiring> firings = history.firings(past.id());
    List<Told> verdicts = new ArrayList<>();
    for (Revision revision : history.triggers(caller, past.generation())) {
      compiled(revision)
          .filter(trigger -> listens(trigger, occurrence))
          .ifPresent(trigger -> verdicts.addAll(told(trigger, occurrence, firings)));
    }
    return verdicts;
  }

  private Optional<CompiledTrigger> compiled(Revision revision) {
    if (revision.content() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          compiled(
              revision.triggerId(),
              revision.generation(),
              revision.creater(),
              TriggerDefinition.read(revision.content(), revision.creater()).definition()));
    } catch (InvalidDocument noLongerValid) {
      return Optional.empty();
    }
  }

  private CompiledTrigger compiled(
      long id, long generation, String creater, TriggerDefinition definition) {
    return definition.compile(id, generation, creater, audience);
  }

  private static boolean listens(CompiledTrigger trigger, Occurrence occurrence) {
    return trigger.key().creater().equals(occurrence.creater())
        && trigger.key().name().equals(occurrence.event().name())
        && trigger.key().version().equals(occurrence.event().version());
  }

  /// The verdict of a trigger on an event that is only tried: nothing is stored, nothing starts.
  public Explanation tryOut(String caller, TriggerDefinition definition, String sender, Event event) {
    CompiledTrigger trigger = compiled(0, 0, caller, definition);
    return new Explanation(
        null, "tried", null, told(trigger, Occurrence.of(sender, event), List.of()), 0);
  }

  /// The event with this id, if the caller may use it to try a trigger: his own, or one that his
  /// trigger names as coming from this sender.
  public Optional<History.PastEvent> event(long id) {
    return history.event(id);
  }

  public Event read(String content) {
    return decoder.decode(content);
  }

  private static List<Told> told(
      CompiledTrigger trigger, Occurrence occurrence, List<History.PastFiring> firings) {
    List<Verdict> verdicts = trigger.explain(occurrence);
    List<Told> told = new ArrayList<>(verdicts.size());
    for (int entry = 0; entry < verdicts.size(); entry++) {
      int number = entry;
      Optional<History.PastFiring> firing =
          firings.stream()
              .filter(past -> past.triggerId() == trigger.id() && past.entry() == number)
              .findFirst();
      told.add(told(trigger, entry, verdicts.get(entry), firing.orElse(null)));
    }
    return told;
  }

  private static Told told(
      CompiledTrigger trigger,
      int entry,
      Verdict verdict,
      History.@Nullable PastFiring firing) {
    String image = trigger.entries().get(entry).image().toString();
    return switch (verdict) {
      case Verdict.Passed _ ->
          new Told(
              trigger.name(),
              trigger.creater(),
              entry,
              image,
              true,
              firing == null ? null : firing.runId(),
              firing == null ? null : firing.runStatus(),
              null,
              null,
              null,
              firing != null && firing.message() != null ? firing.message() : "fired");
      case Verdict.Failed failed ->
          new Told(
              trigger.name(),
              trigger.creater(),
              entry,
              image,
              false,
              null,
              null,
              failed.clause(),
              failed.path(),
              failed.seen(),
              sentence(failed));
    };
  }

  private static String sentence(Verdict.Failed failed) {
    String seen = failed.seen() == null ? "nothing" : "\"" + failed.seen() + "\"";
    String why = failed.reason().isEmpty() ? "" : " (" + failed.reason() + ")";
    return failed.clause() + ": saw " + seen + why;
  }
}
