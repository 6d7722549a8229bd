package io.eventops.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.cli.client.SseEvent;
import io.eventops.cli.terminal.Person;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LiveViewTest {
  private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");

  @Test
  void drawsInTheSamePlaceAgain() {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    LiveView view =
        new LiveView(new PrintStream(screen, false, StandardCharsets.UTF_8), new Rows());
    RunProgress run = new RunProgress(5);
    run.accept(new SseEvent("snapshot", "{\"tasks\":[{\"id\":1,\"alias\":\"a\"}]}", ""));
    view.show(List.of(run), NOW);
    screen.reset();

    view.show(List.of(run), NOW);

    assertThat(screen.toString(StandardCharsets.UTF_8))
        .startsWith("\u001b[2A\u001b[?7l\u001b[2Krun 5")
        .endsWith("\u001b[J\u001b[?7h");
  }

  private static final class Rows implements Person {
    @Override
    public String secret(String prompt) {
      return "";
    }

    @Override
    public int rows() {
      return 24;
    }
  }
}
