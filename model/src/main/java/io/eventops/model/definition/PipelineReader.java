package io.eventops.model.definition;

import io.eventops.model.dag.DagNode;
import io.eventops.model.name.NameKind;
import io.eventops.model.name.Version;
import io.eventops.model.yaml.Findings;
import io.eventops.model.yaml.Yaml;
import io.eventops.model.yaml.YamlNode;
import io.eventops.model.yaml.YamlReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Reads the fields of a pipeline; what concerns several fields is left to [PipelineCheck].
final class PipelineReader {
  private static final int MOST_TASKS = 5000;

  private PipelineReader() {}

  static Document<PipelineDefinition> read(String yaml, String caller) {
    YamlNode source = Yaml.read(yaml);
    Findings findings = new Findings();
    PipelineDefinition definition = ValueTypes.fill(read(YamlReader.of(source, findings), caller));
    PipelineCheck.check(definition, findings);
    return Document.of(definition, source, findings);
  }

  private static PipelineDefinition read(YamlReader reader, String caller) {
    PipelineDefinition definition =
        new PipelineDefinition(
            version(reader),
            Fields.name(reader, "name", NameKind.PIPELINE),
            timeout(reader),
            Fields.selectedTags(reader),
            reader.items("inputs").stream().map(PipelineReader::input).toList(),
            reader.items("contexts").stream().map(PipelineReader::context).toList(),
            reader.items("dag").stream().map(PipelineReader::node).toList(),
            tasks(reader, caller),
            reader.items("outputs").stream().map(PipelineReader::output).toList());
    if (reader.lacks("dag")) {
      reader.error("dag", "dag is missing", "list every task with what it needs, or root");
    }
    reader.warnAboutUnknownKeys();
    return definition;
  }

  private static String version(YamlReader reader) {
    String version = Fields.name(reader, "version", NameKind.VERSION);
    if (version.equals(Version.LATEST)) {
      reader.error(
          "version",
          "latest cannot be a version: it stands for the newest one",
          "use a number such as 1.0");
    }
    return version;
  }

  private static Optional<Duration> timeout(YamlReader reader) {
    Duration timeout = reader.duration("timeout", Duration.ZERO);
    return timeout.isPositive() ? Optional.of(timeout) : Optional.empty();
  }

  private static InputDefinition input(YamlReader reader) {
    Fields.unused(reader, "value", "use default for the value when none is given");
    InputDefinition input =
        new InputDefinition(
            Fields.name(reader, "name", NameKind.INPUT),
            Fields.requiredType(reader, "type"),
            reader.node("default").map(_ -> reader.text("default")),
            reader.flag("required", true));
    reader.warnAboutUnknownKeys();
    return input;
  }

  private static ContextDefinition context(YamlReader reader) {
    ContextDefinition context =
        new ContextDefinition(
            Fields.name(reader, "name", NameKind.CONTEXT), Fields.requiredType(reader, "type"));
    reader.warnAboutUnknownKeys();
    return context;
  }

  private static DagNode node(YamlReader reader) {
    String name = reader.requiredText("name", "name the alias of a task");
    List<String> needs = reader.texts("needs");
    reader.warnAboutUnknownKeys();
    return new DagNode(name, needs.isEmpty() ? List.of(DagNode.ROOT) : needs);
  }

  private static List<TaskDefinition> tasks(YamlReader reader, String caller) {
    List<YamlReader> tasks = reader.items("tasks");
    if (reader.lacks("tasks")) {
      reader.error("tasks", "tasks is missing", "describe at least one task");
    }
    if (tasks.size() > MOST_TASKS) {
      reader.error(
          "tasks", tasks.size() + " tasks are too many", "use at most " + MOST_TASKS + " tasks");
      return List.of();
    }
    return tasks.stream().map(task -> new TaskReader(task, caller).read()).toList();
  }

  private static PipelineOutput output(YamlReader reader) {
    Fields.unused(reader, "setToContext", "only outputs of tasks set contexts");
    String name = Fields.name(reader, "name", NameKind.OUTPUT);
    String value = reader.requiredText("value", "use ${{ outputs.ALIAS.NAME }}");
    PipelineOutput output =
        new PipelineOutput(
            name,
            Fields.template(reader, reader.path("value"), value),
            Fields.type(reader, "type"));
    reader.warnAboutUnknownKeys();
    return output;
  }
}
