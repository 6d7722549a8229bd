package io.eventops.model.definition;

import io.eventops.model.dag.DagNode;
import io.eventops.model.yaml.Yaml;
import io.eventops.model.yaml.YamlNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Writes a pipeline in canonical form: fields in the order of the reference, empty ones left out.
final class PipelineWriter {
  private PipelineWriter() {}

  static String write(PipelineDefinition pipeline) {
    YamlNode.Builder yaml =
        YamlNode.Mapping.builder().put("version", pipeline.version()).put("name", pipeline.name());
    pipeline.timeout().ifPresent(timeout -> yaml.put("timeout", seconds(timeout)));
    putTags(yaml, pipeline.tags());
    yaml.put("inputs", pipeline.inputs().stream().map(PipelineWriter::input).toList())
        .put("contexts", pipeline.contexts().stream().map(PipelineWriter::context).toList())
        .put("dag", pipeline.dag().stream().map(PipelineWriter::node).toList())
        .put("tasks", pipeline.tasks().stream().map(PipelineWriter::task).toList())
        .put("outputs", pipeline.outputs().stream().map(PipelineWriter::output).toList());
    return Yaml.write(yaml.build());
  }

  private static YamlNode seconds(Duration duration) {
    return YamlNode.number(duration.toSeconds());
  }

  private static void putTags(YamlNode.Builder yaml, List<String> tags) {
    if (!tags.isEmpty()) {
      yaml.put("actuatorSelector", YamlNode.Mapping.builder().putTexts("tags", tags).build());
    }
  }

  private static YamlNode input(InputDefinition input) {
    YamlNode.Builder yaml =
        YamlNode.Mapping.builder().put("name", input.name()).put("type", input.type().toString());
    input.defaultValue().ifPresent(value -> yaml.put("default", YamlNode.text(value)));
    if (!input.required()) {
      yaml.put("required", YamlNode.flag(false));
    }
    return yaml.build();
  }

  private static YamlNode context(ContextDefinition context) {
    return YamlNode.Mapping.builder()
        .put("name", context.name())
        .put("type", context.type().toString())
        .build();
  }

  private static YamlNode node(DagNode node) {
    return YamlNode.Mapping.builder()
        .put("name", node.name())
        .putTexts("needs", node.needs())
        .build();
  }

  private static YamlNode output(PipelineOutput output) {
    return YamlNode.Mapping.builder()
        .put("name", output.name())
        .put("value", output.value().toString())
        .put("type", word(output.type()))
        .build();
  }

  private static YamlNode task(TaskDefinition task) {
    YamlNode.Builder yaml =
        YamlNode.Mapping.builder().put("alias", task.alias()).put("type", task.typeName());
    switch (task) {
      case CommandTask command -> {
        yaml.put("image", command.image());
        putTags(yaml, command.tags());
        yaml.putTexts("commands", command.commands().stream().map(Object::toString).toList());
        putOutputs(yaml, command);
        yaml.put("timeout", seconds(command.timeout()));
        putResources(yaml, command.resources());
        if (!command.errexit()) {
          yaml.put("errexit", YamlNode.flag(false));
        }
      }
      case PipelineTask nested -> {
        yaml.put("image", nested.image().toString());
        putTags(yaml, nested.tags());
        yaml.put("inputs", nested.inputs().stream().map(PipelineWriter::taskInput).toList());
        putOutputs(yaml, nested);
      }
    }
    if (task.continueOnFailure()) {
      yaml.put("continueOnFailure", YamlNode.flag(true));
    }
    return yaml.build();
  }

  private static YamlNode taskInput(TaskInput input) {
    return YamlNode.Mapping.builder()
        .put("name", input.name())
        .put("value", input.value().toString())
        .build();
  }

  private static void putOutputs(YamlNode.Builder yaml, TaskDefinition task) {
    yaml.put("outputs", task.outputs().stream().map(PipelineWriter::taskOutput).toList());
  }

  private static YamlNode taskOutput(TaskOutput output) {
    return YamlNode.Mapping.builder()
        .put("name", output.name())
        .put("value", output.value().toString())
        .put("type", word(output.type()))
        .put("setToContext", output.setToContext().orElse(""))
        .build();
  }

  private static String word(Optional<ValueType> type) {
    return type.map(ValueType::toString).orElse("");
  }

  private static void putResources(YamlNode.Builder yaml, Resources resources) {
    if (!resources.equals(Resources.NONE)) {
      YamlNode.Builder block = YamlNode.Mapping.builder();
      resources.limit().ifPresent(amount -> block.put("limit", amount(amount)));
      resources.request().ifPresent(amount -> block.put("request", amount(amount)));
      yaml.put("resources", block.build());
    }
  }

  private static YamlNode amount(Resources.Amount amount) {
    return YamlNode.Mapping.builder().put("cpu", amount.cpu()).put("mem", amount.mem()).build();
  }
}
