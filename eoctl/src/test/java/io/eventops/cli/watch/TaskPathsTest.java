package io.eventops.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TaskPathsTest {
  private static final JsonNode OUTER = task(1, 0, "deploy");
  private static final JsonNode INNER = task(2, 1, "copy");
  private static final JsonNode OTHER = task(3, 0, "copy-all");
  private static final JsonNode TWIN = task(4, 1, "copy-all");
  private static final TaskPaths PATHS = new TaskPaths(List.of(OUTER, INNER, OTHER, TWIN));

  @Test
  void findsATaskByPathAliasOrId() {
    assertThat(PATHS.find("deploy/copy")).isEqualTo(INNER);
    assertThat(PATHS.find("copy")).isEqualTo(INNER);
    assertThat(PATHS.find("1")).isEqualTo(OUTER);
    assertThat(PATHS.find("copy-all")).isEqualTo(OTHER);
  }

  @Test
  void saysWhichTasksThereAre() {
    assertThatThrownBy(() -> PATHS.find("cpoy"))
        .hasMessage(
            "the run has no task cpoy; it has: copy-all, deploy, deploy/copy, deploy/copy-all");
  }

  @Test
  void asksWhichOfSeveralIsMeant() {
    TaskPaths twins = new TaskPaths(List.of(OUTER, TWIN, task(5, 0, "x"), task(6, 5, "copy-all")));

    assertThatThrownBy(() -> twins.find("copy-all"))
        .hasMessageContaining("deploy/copy-all, x/copy-all");
  }

  private static JsonNode task(long id, long parent, String alias) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("parentTaskId", parent)
        .put("alias", alias);
  }
}
