package io.eventops.model.definition;

import io.eventops.model.placeholder.Template;
import java.time.Duration;
import java.util.List;

/// Shell commands that an actuator runs.
///
/// @param image container image; empty for [Kind#OS]
/// @param commands lines of one shell script
/// @param errexit whether the first failing command ends the script, as `set -e` does
public record CommandTask(
    String alias,
    Kind kind,
    String image,
    List<String> tags,
    List<Template> commands,
    List<TaskOutput> outputs,
    Duration timeout,
    Resources resources,
    boolean errexit,
    boolean continueOnFailure)
    implements TaskDefinition {

  public static final Duration DEFAULT_TIMEOUT = Duration.ofHours(1);

  public CommandTask {
    tags = List.copyOf(tags);
    commands = List.copyOf(commands);
    outputs = List.copyOf(outputs);
  }

  /// Where the commands run; it must be the type of the actuator.
  public enum Kind {
    OS("os"),
    DOCKER("docker"),
    K8S("k8s");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /// As it is written in YAML.
    @Override
    public String toString() {
      return word;
    }
  }

  @Override
  public String typeName() {
    return kind.toString();
  }

  @Override
  public CommandTask withOutputs(List<TaskOutput> others) {
    return new CommandTask(
        alias, kind, image, tags, commands, others, timeout, resources, errexit, continueOnFailure);
  }
}
