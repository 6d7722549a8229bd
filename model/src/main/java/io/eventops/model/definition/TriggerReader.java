package io.eventops.model.definition;

import io.eventops.model.condition.ConditionReader;
import io.eventops.model.name.ImageRef;
import io.eventops.model.name.NameKind;
import io.eventops.model.path.JsonPath;
import io.eventops.model.path.MalformedPath;
import io.eventops.model.yaml.Findings;
import io.eventops.model.yaml.Yaml;
import io.eventops.model.yaml.YamlNode;
import io.eventops.model.yaml.YamlReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads a trigger.
final class TriggerReader {
  private final String caller;

  private TriggerReader(String caller) {
    this.caller = caller;
  }

  static Document<TriggerDefinition> read(String yaml, String caller) {
    YamlNode source = Yaml.read(yaml);
    Findings findings = new Findings();
    TriggerDefinition trigger = new TriggerReader(caller).read(YamlReader.of(source, findings));
    return Document.of(trigger, source, findings);
  }

  private TriggerDefinition read(YamlReader reader) {
    TriggerDefinition trigger =
        new TriggerDefinition(
            Fields.name(reader, "name", NameKind.TRIGGER),
            Fields.name(reader, "eventName", NameKind.EVENT),
            Fields.name(reader, "eventCreater", NameKind.USER),
            Fields.name(reader, "eventVersion", NameKind.VERSION),
            reader.items("pipelines").stream().map(this::pipeline).toList(),
            ConditionReader.read(reader, "filters"));
    if (reader.lacks("pipelines")) {
      reader.error("pipelines", "pipelines is missing", "name at least one pipeline to start");
    }
    reader.warnAboutUnknownKeys();
    return trigger;
  }

  private TriggerPipeline pipeline(YamlReader reader) {
    TriggerPipeline pipeline =
        new TriggerPipeline(image(reader), inputs(reader), ConditionReader.read(reader, "filters"));
    reader.warnAboutUnknownKeys();
    return pipeline;
  }

  private ImageRef image(YamlReader reader) {
    String fix = "name a pipeline: name or name:version";
    String text = reader.requiredText("image", fix);
    ImageRef image = ImageRef.parse(text);
    if (!text.isBlank()) {
      image.problems().forEach(problem -> reader.error("image", problem, fix));
    }
    if (!image.creater().isEmpty() && !image.creater().equals(caller)) {
      reader.error(
          "image",
          "pipeline " + text + " belongs to " + image.creater(),
          "a trigger starts only pipelines of its creater: use one of " + caller);
    }
    return image.completedFor(caller);
  }

  private static List<TriggerInput> inputs(YamlReader reader) {
    Set<String> names = new HashSet<>();
    return reader.items("inputs").stream().map(item -> input(item, names)).toList();
  }

  private static TriggerInput input(YamlReader reader, Set<String> names) {
    String name = Fields.name(reader, "name", NameKind.INPUT);
    if (!name.isBlank() && !names.add(name)) {
      reader.error("name", "input " + name + " is there twice", "remove one");
    }
    TriggerInput input = new TriggerInput(name, path(reader));
    reader.warnAboutUnknownKeys();
    return input;
  }

  private static JsonPath path(YamlReader reader) {
    String fix = "give a path into the event, as in values.user";
    String text = reader.requiredText("value", fix);
    try {
      return JsonPath.compile(text);
    } catch (MalformedPath malformed) {
      reader.error("value", String.valueOf(malformed.getMessage()), fix);
      return JsonPath.compile("");
    }
  }
}
