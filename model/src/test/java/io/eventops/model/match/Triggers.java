package io.eventops.model.match;

import io.eventops.model.condition.Condition;
import io.eventops.model.condition.ConditionReader;
import io.eventops.model.event.Event;
import io.eventops.model.name.ImageRef;
import io.eventops.model.path.JsonPath;
import io.eventops.model.yaml.Findings;
import io.eventops.model.yaml.Yaml;
import io.eventops.model.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Triggers and events in few words, for tests.
final class Triggers {
  static final EventKey DEPLOY = new EventKey("sender", "deploy", "1.0");

  private Triggers() {}

  static List<Condition> filters(String yamlItems) {
    Findings findings = new Findings();
    List<Condition> conditions =
        ConditionReader.read(
            YamlReader.of(Yaml.read("filters: [" + yamlItems + "]"), findings), "filters");
    findings.throwIfInvalid();
    return conditions;
  }

  static CompiledTrigger.Entry entry(String yamlItems) {
    SequencedMap<String, JsonPath> inputs = new LinkedHashMap<>();
    inputs.put("host", JsonPath.compile("values.host"));
    return CompiledTrigger.Entry.of(
        ImageRef.parse("me/fix:1.0"), filters(yamlItems), List.of(), inputs);
  }

  static CompiledTrigger trigger(long id, String creater, String... entries) {
    return trigger(id, creater, DEPLOY, Audience.EVERYONE, entries);
  }

  static CompiledTrigger trigger(
      long id, String creater, EventKey key, Audience audience, String... entries) {
    return new CompiledTrigger(
        id,
        1,
        "trigger-" + id,
        creater,
        key,
        audience,
        List.of(entries).stream().map(Triggers::entry).toList());
  }

  static Occurrence occurrence(Map<String, String> values, String... users) {
    return Occurrence.of(
        "sender",
        Event.of("deploy", "1.0", 1, values, Map.of(), Map.of("env", "prod"), List.of(users)));
  }
}
