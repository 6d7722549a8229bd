package io.eventops.cli.client;

import io.eventops.cli.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Calls on a server for one user: renews a refused token once, and is patient with a busy server.
///
/// Safe for use by several threads.
public final class ApiClient {
  private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);
  private static final int SMALL = 1 << 16;

  private final Transport transport;
  private final Tokens tokens;
  private final Pause pause;
  private final Replies replies = new Replies();

  public ApiClient(Transport transport, Tokens tokens, Pause pause) {
    this.transport = transport;
    this.tokens = tokens;
    this.pause = pause;
  }

  /// @throws Failure when the server said no, or nothing
  public Reply send(Call call) {
    HttpResponse<byte[]> answer = authorized(token -> patiently(call, token));
    return replies.read(answer.statusCode(), answer.body());
  }

  public Reply get(Target target) {
    return send(Call.get(target));
  }

  /// The body of an answer, as it comes.
  ///
  /// @throws Failure when the server said no, or nothing
  public InputStream stream(Call call) {
    HttpResponse<InputStream> answer =
        authorized(token -> transport.open(call, token, BodyHandlers.ofInputStream()));
    if (answer.statusCode() == 200) {
      return answer.body();
    }
    try (InputStream body = answer.body()) {
      if (BUSY.contains(answer.statusCode())) {
        throw Failure.unreachable("the server is busy (" + answer.statusCode() + ")");
      }
      Reply reply = replies.read(answer.statusCode(), body.readNBytes(SMALL));
      throw Failure.refused("unexpected answer: " + reply.message());
    } catch (IOException fault) {
      throw Failure.unreachable("the connection broke: " + fault.getMessage());
    }
  }

  /// Server-sent events, taken up again where the connection broke off.
  public EventStream events(EventStream.Source source) {
    return new EventStream(this, source, pause);
  }

  private <T> HttpResponse<T> authorized(Function<Optional<String>, HttpResponse<T>> exchange) {
    Optional<String> token = tokens.current();
    HttpResponse<T> answer = exchange.apply(token);
    if (answer.statusCode() != 401 || token.isEmpty()) {
      return answer;
    }
    Optional<String> renewed = tokens.renew(token.get());
    return renewed.isEmpty() ? answer : exchange.apply(renewed);
  }

  private HttpResponse<byte[]> patiently(Call call, Optional<String> token) {
    for (int attempt = 1; ; attempt++) {
      HttpResponse<byte[]> answer = transport.exchange(call, token);
      Optional<String> retryAfter = answer.headers().firstValue("Retry-After");
      Optional<Duration> wait =
          call.repeatable()
              ? Patience.DEFAULT.before(attempt, answer.statusCode(), retryAfter)
              : Optional.empty();
      if (wait.isEmpty()) {
        return answer;
      }
      pauseFor(wait.get());
    }
  }

  private void pauseFor(Duration wait) {
    try {
      pause.pause(wait);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Failure.timeout("interrupted while waiting for a busy server");
    }
  }
}
