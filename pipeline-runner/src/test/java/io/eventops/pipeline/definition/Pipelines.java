package io.eventops.pipeline.definition;

import io.eventops.model.definition.PipelineDefinition;
import java.util.List;

/// Pipelines for tests.
public final class Pipelines {
  private Pipelines() {}

  /// One task that says a word.
  public static String saying(String name, String version, String word) {
    return """
        name: %s
        version: %s
        actuatorSelector:
          tags: [local]
        dag:
          - name: say
            needs: [root]
        tasks:
          - alias: say
            type: os
            commands:
              - echo %s
        """
        .formatted(name, version, word);
  }

  /// One task `t0`, `t1`... for each nested image; one command when there is none.
  public static String nestingYaml(String name, String version, List<String> images) {
    if (images.isEmpty()) {
      return saying(name, version, "leaf");
    }
    StringBuilder yaml = new StringBuilder("name: " + name + "\nversion: " + version + "\ndag:\n");
    for (int i = 0; i < images.size(); i++) {
      yaml.append("  - {name: t").append(i).append(", needs: [root]}\n");
    }
    yaml.append("tasks:\n");
    for (int i = 0; i < images.size(); i++) {
      yaml.append("  - {alias: t%d, type: pipeline, image: '%s'}\n".formatted(i, images.get(i)));
    }
    return yaml.toString();
  }

  static PipelineDefinition nesting(String name, String version, List<String> images) {
    return PipelineDefinition.read(nestingYaml(name, version, images), "me").definition();
  }
}
