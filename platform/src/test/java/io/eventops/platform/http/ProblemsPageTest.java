package io.eventops.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.model.validation.Violation;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The page that tells people of problems, against what there is.
final class ProblemsPageTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([^`]+)` \\| (\\d+) \\| (\\S.*) \\| (\\S.*) \\|$");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```json\n(.*?)```");

  private String page = "";

  @BeforeEach
  void read() throws IOException {
    page = Files.readString(Path.of("..", "docs", "problems.md"));
  }

  @Test
  void listsEveryProblemInOrder() {
    List<String> rows =
        ROW.matcher(page).results().map(row -> row.group(1) + " " + row.group(2)).toList();

    assertThat(rows)
        .isEqualTo(
            Arrays.stream(ProblemType.values())
                .map(type -> type.code() + " " + type.status())
                .toList());
  }

  @Test
  void showsAProblemAsItIsSent() {
    List<String> examples =
        EXAMPLE.matcher(page).results().map((MatchResult found) -> found.group(1)).toList();

    assertThat(examples).hasSize(1);
    JsonObject example = new JsonObject(examples.getFirst());
    JsonObject error = example.getJsonArray("errors").getJsonObject(0);
    Violation violation =
        new Violation(
            error.getString("path"),
            error.getInteger("line"),
            error.getString("message"),
            error.getString("fix"));
    Problem problem = Problem.invalid(example.getString("detail"), List.of(violation));
    assertThat(Answer.of(problem).body().toJsonObject()).isEqualTo(example);
  }
}
