package io.eventops.pipeline.run;

/// Definitions for tests.
final class Yaml {
  private final StringBuilder dag = new StringBuilder("dag:\n");
  private final StringBuilder tasks = new StringBuilder("tasks:\n");
  private final String name;

  private Yaml(String name) {
    this.name = name;
  }

  static Yaml pipeline(String name) {
    return new Yaml(name);
  }

  /// @param needs separated by commas; `root` for none
  /// @param more fields of the task, as lines of YAML
  Yaml task(String alias, String needs, String command, String... more) {
    dag.append("  - {name: ").append(alias).append(", needs: [").append(needs).append("]}\n");
    tasks.append("  - alias: ").append(alias).append("\n    type: os\n    commands:\n");
    tasks.append("      - '").append(command).append("'\n");
    for (String line : more) {
      tasks.append("    ").append(line).append("\n");
    }
    return this;
  }

  @Override
  public String toString() {
    return "name: " + name + "\nversion: '1.0'\nactuatorSelector: {tags: [fast]}\n" + dag + tasks;
  }
}
