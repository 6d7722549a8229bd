package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The guide to the HTTP interface: its examples run, one after the other, and answer what it says.
@Timeout(180)
final class ApiPageTest {
  private static final Pattern BLOCK = Pattern.compile("(?s)```(sh|json|text)\n(.*?)```");
  private static final String ANYTHING = "...";

  @TempDir private Path data;

  /// @param answer what the page says it prints, if it does
  private record Example(String commands, String kind, String answer) {}

  @Test
  void itsExamplesAnswerWhatItSays() throws Exception {
    assumeThat(isThere("curl")).as("curl is not installed").isTrue();
    List<Example> examples = examples();

    List<String> answers;
    try (House house = new House(data)) {
      answers = run(examples, house.address());
    }

    assertThat(answers).hasSameSizeAs(examples);
    for (int i = 0; i < examples.size(); i++) {
      check(examples.get(i), answers.get(i));
    }
  }

  private static boolean isThere(String program) throws Exception {
    return new ProcessBuilder("bash", "-c", "command -v " + program).start().waitFor() == 0;
  }

  private static List<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(Files.readString(Path.of("..", "docs", "api.md")));
    while (blocks.find()) {
      String kind = blocks.group(1);
      if (kind.equals("sh")) {
        examples.add(new Example(blocks.group(2), "", ""));
      } else {
        Example last = examples.removeLast();
        examples.add(new Example(last.commands(), kind, blocks.group(2)));
      }
    }
    return examples;
  }

  /// What each of them prints.
  private List<String> run(List<Example> examples, String address) throws Exception {
    String end = "--- end of an example ---";
    StringBuilder script = new StringBuilder("set -euo pipefail\n");
    examples.forEach(
        example -> script.append(example.commands()).append("\necho; echo '" + end + "'\n"));
    Path errors = data.resolve("errors");
    ProcessBuilder bash = new ProcessBuilder("bash", "-c", script.toString());
    bash.environment().put("EVENTOPS", address);
    Process running = bash.redirectError(errors.toFile()).start();
    String printed = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(running.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(running.exitValue()).as(Files.readString(errors) + printed).isZero();
    return List.of(printed.split(end + "\n"));
  }

  private static void check(Example example, String answer) {
    switch (example.kind()) {
      case "json" ->
          assertThat(fits(Json.decodeValue(example.answer()), Json.decodeValue(answer)))
              .as(example.commands() + answer)
              .isTrue();
      case "text" -> assertThat(answer.strip()).isEqualTo(example.answer().strip());
      default -> assertThat(answer).doesNotContain("urn:eventops:problem");
    }
  }

  private static boolean fits(@Nullable Object told, @Nullable Object answered) {
    if (Objects.equals(told, ANYTHING)) {
      return true;
    }
    return switch (told) {
      case JsonObject object ->
          answered instanceof JsonObject other
              && object.fieldNames().equals(other.fieldNames())
              && object.fieldNames().stream()
                  .allMatch(name -> fits(object.getValue(name), other.getValue(name)));
      case JsonArray array ->
          answered instanceof JsonArray other
              && array.size() == other.size()
              && IntStream.range(0, array.size())
                  .allMatch(i -> fits(array.getValue(i), other.getValue(i)));
      case null -> answered == null;
      default -> told.equals(answered);
    };
  }
}
