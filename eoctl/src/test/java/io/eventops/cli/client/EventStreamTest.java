package io.eventops.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.eventops.cli.failure.ExitCode;
import io.eventops.cli.failure.Failure;
import io.eventops.cli.server.FakeServer;
import io.eventops.cli.server.FakeServer.Answer;
import io.eventops.cli.server.Recorded;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EventStreamTest {
  private final FakeServer server = FakeServer.start();
  private final List<Duration> pauses = new ArrayList<>();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void goesOnAfterTheLastEventWhenTheConnectionBreaks() throws InterruptedException {
    server.on(
        "GET /api/s",
        Answer.events("retry: 20\nid: 3\ndata: a\n\n", "id: 5\nda", "ta: \u00e9\n\ndata: lost"),
        Answer.events("id: 9\ndata: c\n\n"));

    List<String> data = read(3);

    assertThat(data).containsExactly("a", "\u00e9", "c");
    assertThat(server.lines()).containsExactly("GET /api/s?after=", "GET /api/s?after=5");
    assertThat(server.requests())
        .extracting(each -> each.header("last-event-id"))
        .containsExactly("", "5");
    assertThat(pauses).containsExactly(Duration.ofMillis(20));
  }

  @Test
  void waitsLongerFromOneFailureToTheNextAndGivesUp() {
    server.on("GET /api/s", Answer.events("data: a\n\n"), Answer.events(": nothing\n\n"));

    Failure failure = catchThrowableOfType(Failure.class, () -> read(2));

    assertThat(failure.code()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(pauses)
        .startsWith(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4))
        .endsWith(Duration.ofSeconds(15))
        .hasSize(8);
  }

  @Test
  void comesBackToAServerThatIsAwayForAWhile() throws InterruptedException {
    server.on(
        "GET /api/s",
        Answer.events("data: a\n\n"),
        Answer.of(503, "starting"),
        Answer.events("data: b\n\n"));

    assertThat(read(2)).containsExactly("a", "b");
  }

  @Test
  void takesARefusalForWhatItIs() {
    server.on("GET /api/s", Answer.problem(404, "not find pipeline", "[]"));

    Failure failure = catchThrowableOfType(Failure.class, () -> read(1));

    assertThat(failure).hasMessage("not find pipeline (404)");
    assertThat(server.requests()).extracting(Recorded::line).containsExactly("GET /api/s?after=");
  }

  private List<String> read(int count) throws InterruptedException {
    Transport transport =
        new Transport(URI.create(server.address()), "test", Duration.ofSeconds(10));
    ApiClient api = new ApiClient(transport, Tokens.none(), pauses::add);
    List<String> data = new ArrayList<>();
    try (EventStream stream = api.events(id -> Target.of("s").with("after", id))) {
      while (data.size() < count) {
        Optional<SseEvent> event = stream.next(Duration.ofSeconds(10));
        event.ifPresent(each -> data.add(each.data()));
      }
    }
    return data;
  }
}
