package io.eventops.model.match;

import io.eventops.model.condition.Condition;
import io.eventops.model.condition.Verdict;
import io.eventops.model.json.JsonObject;
import io.eventops.model.name.ImageRef;
import io.eventops.model.path.JsonPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// One revision of a trigger, ready to decide. Immutable; deciding has no side effects, so the same
/// revision gives the same verdict on the same event for ever.
///
/// @param id of the trigger, the same for all its revisions
/// @param generation of this revision
/// @param creater whose trigger it is
/// @param key the event it listens to
/// @param audience what holds for events that name no users
/// @param entries the pipelines it starts, in the order of the definition
public record CompiledTrigger(
    long id,
    long generation,
    String name,
    String creater,
    EventKey key,
    Audience audience,
    List<Entry> entries) {

  public CompiledTrigger {
    entries = List.copyOf(entries);
  }

  /// A pipeline that is started when its filters pass.
  ///
  /// @param image the pipeline, complete with creater and version
  /// @param filters its own and then those of the whole trigger; all must be fulfilled
  /// @param inputs where in the event the inputs of the pipeline are
  public record Entry(
      ImageRef image, List<Condition> filters, SequencedMap<String, JsonPath> inputs) {

    public Entry {
      filters = List.copyOf(filters);
      inputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(inputs));
    }

    /// Joins the filters of the pipeline and those of its trigger.
    public static Entry of(
        ImageRef image,
        List<Condition> own,
        List<Condition> ofTrigger,
        SequencedMap<String, JsonPath> inputs) {
      return new Entry(image, Stream.concat(own.stream(), ofTrigger.stream()).toList(), inputs);
    }

    boolean accepts(JsonObject event) {
      for (int i = 0; i < filters.size(); i++) {
        if (!filters.get(i).accepts(event)) {
          return false;
        }
      }
      return true;
    }

    private Verdict verdict(JsonObject event) {
      for (Condition filter : filters) {
        if (filter.verdict(event) instanceof Verdict.Failed failed) {
          return failed;
        }
      }
      return Verdict.PASSED;
    }

    SequencedMap<String, String> inputsFrom(JsonObject event) {
      SequencedMap<String, String> values = new LinkedHashMap<>();
      inputs.forEach((name, path) -> values.put(name, path.text(event)));
      return Collections.unmodifiableSequencedMap(values);
    }
  }

  /// For each entry: it fires, or the first clause that says no and the value it saw.
  public List<Verdict> explain(Occurrence occurrence) {
    Verdict admission = admission(occurrence);
    List<Verdict> verdicts = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      verdicts.add(
          admission instanceof Verdict.Failed ? admission : entry.verdict(occurrence.document()));
    }
    return verdicts;
  }

  /// Whether the trigger may react to the event, apart from its filters.
  private Verdict admission(Occurrence occurrence) {
    if (!key.equals(occurrence.key())) {
      return otherEvent(occurrence.key());
    }
    if (isAmongUsers(occurrence)) {
      return Verdict.PASSED;
    }
    List<String> users = occurrence.event().users();
    return users.isEmpty()
        ? new Verdict.Failed(
            "users", "users", null, "the event names none, so only triggers of its sender react")
        : new Verdict.Failed(
            "users",
            "users has " + creater,
            users.toString(),
            "the creater of the trigger is not there");
  }

  private Verdict.Failed otherEvent(EventKey seen) {
    if (!key.creater().equals(seen.creater())) {
      return other("eventCreater", key.creater(), seen.creater());
    }
    return key.name().equals(seen.name())
        ? other("eventVersion", key.version(), seen.version())
        : other("eventName", key.name(), seen.name());
  }

  private static Verdict.Failed other(String field, String expected, String seen) {
    return new Verdict.Failed(field, field + " " + expected, seen, "is another one");
  }

  boolean isAmongUsers(Occurrence occurrence) {
    List<String> users = occurrence.event().users();
    return users.isEmpty()
        ? audience == Audience.EVERYONE || creater.equals(occurrence.creater())
        : users.contains(creater);
  }
}
