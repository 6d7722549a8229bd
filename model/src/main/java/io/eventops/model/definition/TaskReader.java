package io.eventops.model.definition;

import io.eventops.model.name.ImageRef;
import io.eventops.model.name.NameKind;
import io.eventops.model.name.Nearest;
import io.eventops.model.placeholder.Template;
import io.eventops.model.shell.ShellCommand;
import io.eventops.model.shell.ShellTemplate;
import io.eventops.model.validation.InvalidDocument;
import io.eventops.model.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads one task.
final class TaskReader {
  private static final List<String> TYPES = List.of("os", "docker", "k8s", PipelineTask.TYPE);
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /// A pod is named alias, dash and task id, and has 63 characters at most.
  private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,41}[a-z0-9])?");

  private final YamlReader reader;
  private final String caller;

  TaskReader(YamlReader reader, String caller) {
    this.reader = reader;
    this.caller = caller;
  }

  TaskDefinition read() {
    String alias = Fields.name(reader, "alias", NameKind.ALIAS);
    String type = type();
    TaskDefinition task =
        switch (type) {
          case PipelineTask.TYPE -> pipelineTask(alias);
          case "docker" -> commandTask(alias, CommandTask.Kind.DOCKER);
          case "k8s" -> commandTask(alias, CommandTask.Kind.K8S);
          default -> commandTask(alias, CommandTask.Kind.OS);
        };
    reader.warnAboutUnknownKeys();
    return task;
  }

  /// The type, or what it was probably meant to be, so that the rest can be checked all the same.
  private String type() {
    String type = reader.requiredText("type", "use one of " + String.join(", ", TYPES));
    if (TYPES.contains(type)) {
      return type;
    }
    Optional<String> near = Nearest.to(type, TYPES);
    if (!type.isBlank()) {
      reader.error(
          "type",
          "task type '" + type + "' is not known",
          near.map(word -> "did you mean " + word + "?")
              .orElse("use one of " + String.join(", ", TYPES)));
    }
    return near.orElse(reader.has("commands") ? "os" : PipelineTask.TYPE);
  }

  private CommandTask commandTask(String alias, CommandTask.Kind kind) {
    Fields.unused(reader, "inputs", "commands use the inputs of the pipeline directly");
    if (kind == CommandTask.Kind.K8S && !alias.isBlank() && !DNS_LABEL.matcher(alias).matches()) {
      reader.error(
          "alias",
          "alias '" + alias + "' cannot name a pod",
          "in a k8s task use small letters, digits and -, at most 43 characters");
    }
    return new CommandTask(
        alias,
        kind,
        containerImage(kind),
        Fields.selectedTags(reader),
        commands(),
        outputs(true),
        reader.duration("timeout", CommandTask.DEFAULT_TIMEOUT),
        ResourcesReader.read(reader),
        reader.flag("errexit", true),
        reader.flag("continueOnFailure", false));
  }

  private String containerImage(CommandTask.Kind kind) {
    if (kind == CommandTask.Kind.OS) {
      Fields.unused(reader, "image", "an os task runs on the machine itself");
      return "";
    }
    String image = reader.requiredText("image", "name the container image to run in");
    if (image.contains("${{")) {
      reader.error(
          "image", "placeholders are not replaced in an image", "write the image and its tag");
    } else if (!image.isBlank() && !image.matches("\\S+")) {
      reader.error("image", "image '" + image + "' contains a blank", "remove it");
    }
    return image;
  }

  private List<Template> commands() {
    if (reader.lacks("commands")) {
      reader.error("commands", "commands is missing", "list at least one command");
    }
    List<ShellCommand> commands = new ArrayList<>();
    List<String> texts = reader.texts("commands");
    for (int i = 0; i < texts.size(); i++) {
      String path = reader.path("commands") + "[" + i + "]";
      Fields.parse(reader, path, texts.get(i))
          .ifPresent(template -> commands.add(new ShellCommand(path, 0, template)));
    }
    if (commands.size() == texts.size()) {
      checkScript(commands);
    }
    return commands.stream().map(ShellCommand::text).toList();
  }

  /// Whether every value stays data, in the script that the commands are together.
  private void checkScript(List<ShellCommand> commands) {
    try {
      ShellTemplate.parse(commands);
    } catch (InvalidDocument refused) {
      refused.violations().forEach(reader::report);
    }
  }

  private PipelineTask pipelineTask(String alias) {
    Fields.unused(reader, "commands", "a pipeline task runs the tasks of its pipeline");
    Fields.unused(reader, "timeout", "set the timeout in the pipeline it runs");
    Fields.unused(reader, "errexit", "set it in the tasks of the pipeline it runs");
    Fields.unused(reader, "resources", "set them in the tasks of the pipeline it runs");
    return new PipelineTask(
        alias,
        pipelineImage(),
        Fields.selectedTags(reader),
        reader.items("inputs").stream().map(TaskReader::input).toList(),
        outputs(false),
        reader.flag("continueOnFailure", false));
  }

  private ImageRef pipelineImage() {
    String fix = "name a pipeline: creater/name:version, creater and version may be left out";
    String text = reader.requiredText("image", fix);
    ImageRef image = ImageRef.parse(text);
    if (!text.isBlank()) {
      image.problems().forEach(problem -> reader.error("image", problem, fix));
    }
    return image.completedFor(caller);
  }

  private static TaskInput input(YamlReader reader) {
    String name = Fields.name(reader, "name", NameKind.INPUT);
    String value = reader.requiredText("value", "use a placeholder such as ${{ inputs.NAME }}");
    TaskInput input = new TaskInput(name, Fields.template(reader, reader.path("value"), value));
    reader.warnAboutUnknownKeys();
    return input;
  }

  private List<TaskOutput> outputs(boolean ofCommands) {
    return reader.items("outputs").stream().map(item -> output(item, ofCommands)).toList();
  }

  private static TaskOutput output(YamlReader reader, boolean ofCommands) {
    String name = Fields.name(reader, "name", NameKind.OUTPUT);
    Optional<ValueType> type =
        ofCommands ? Optional.of(Fields.requiredType(reader, "type")) : Fields.type(reader, "type");
    Optional<String> context =
        Optional.of(reader.text("setToContext")).filter(text -> !text.isEmpty());
    TaskOutput output = new TaskOutput(name, outputValue(reader, ofCommands, type), type, context);
    reader.warnAboutUnknownKeys();
    return output;
  }

  private static Template outputValue(
      YamlReader reader, boolean ofCommands, Optional<ValueType> type) {
    if (!ofCommands) {
      return Template.literal(Fields.name(reader, "value", NameKind.OUTPUT));
    }
    if (type.equals(Optional.of(ValueType.FILE))) {
      String path = reader.requiredText("value", "give the path of the file, as in /tmp/a or $a");
      return Fields.template(reader, reader.path("value"), path);
    }
    String variable = reader.requiredText("value", "name a shell variable");
    if (!variable.isBlank() && !VARIABLE.matcher(variable).matches()) {
      reader.error(
          "value",
          "'" + variable + "' is not the name of a shell variable",
          variable.startsWith("$") && VARIABLE.matcher(variable.substring(1)).matches()
              ? "write " + variable.substring(1) + ", without $"
              : "set a variable in the commands and give its name here");
    }
    return Template.literal(variable);
  }
}
