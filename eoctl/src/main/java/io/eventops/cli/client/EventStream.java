package io.eventops.cli.client;

import io.eventops.cli.failure.ExitCode;
import io.eventops.cli.failure.Failure;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Server-sent events from one address; a connection that breaks is opened again after the last
/// event that came. For one thread.
public final class EventStream implements AutoCloseable {
  private static final int MOST_FAILURES = 8;
  private static final Duration SILENCE = Duration.ofSeconds(90);
  private static final Duration LASTING = Duration.ofSeconds(20);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final ApiClient api;
  private final Source source;
  private final Pause pause;
  private @Nullable SseConnection connection;
  private Duration retry = Duration.ofSeconds(1);
  private String lastId = "";
  private long heardAt = System.nanoTime();
  private long openedAt = heardAt;
  private boolean opened;
  private int failures;

  EventStream(ApiClient api, Source source, Pause pause) {
    this.api = api;
    this.source = source;
    this.pause = pause;
  }

  /// Where the events come from.
  @FunctionalInterface
  public interface Source {
    /// @param lastId the id of the last event that came, empty at first
    Target after(String lastId);
  }

  /// The next event; empty when none came in that time.
  ///
  /// @throws Failure when the server says no, or stays away for several attempts
  public Optional<SseEvent> next(Duration wait) throws InterruptedException {
    long deadline = System.nanoTime() + wait.toNanos();
    do {
      SseConnection open = connection == null ? open() : connection;
      connection = open;
      Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
      Optional<SseConnection.Heard> heard = open.poll(left);
      if (heard.isEmpty()) {
        checkSilence();
        continue;
      }
      heardAt = System.nanoTime();
      switch (heard.get()) {
        case SseConnection.Heard.Event(SseEvent event) -> {
          failures = 0;
          lastId = event.id();
          return Optional.of(event);
        }
        case SseConnection.Heard.Life _ -> {}
        case SseConnection.Heard.End(Optional<Duration> asked) -> {
          retry = asked.orElse(retry);
          if (System.nanoTime() - openedAt > LASTING.toNanos()) {
            failures = 0;
          }
          close();
        }
      }
    } while (System.nanoTime() < deadline);
    return Optional.empty();
  }

  @Override
  public void close() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }

  private void checkSilence() {
    if (System.nanoTime() - heardAt > SILENCE.toNanos()) {
      close();
    }
  }

  private SseConnection open() throws InterruptedException {
    while (true) {
      if (opened) {
        failures++;
        if (failures > MOST_FAILURES) {
          throw Failure.unreachable("the stream of events breaks off again and again");
        }
        pause.pause(backOff());
      }
      try {
        Map<String, String> headers =
            lastId.isEmpty()
                ? Map.of("Accept", "text/event-stream")
                : Map.of("Accept", "text/event-stream", "Last-Event-ID", lastId);
        Call call = new Call("GET", source.after(lastId), null, headers, true);
        SseConnection open = new SseConnection(api.stream(call));
        opened = true;
        heardAt = System.nanoTime();
        openedAt = heardAt;
        return open;
      } catch (Failure failure) {
        boolean passing =
            failure.code() == ExitCode.UNREACHABLE || failure.code() == ExitCode.TIMEOUT;
        if (!opened || !passing || failures >= MOST_FAILURES) {
          throw failure;
        }
      }
    }
  }

  private Duration backOff() {
    Duration longer = retry.multipliedBy(1L << Math.min(failures - 1, 6));
    return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
  }
}
