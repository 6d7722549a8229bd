package io.eventops.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.eventops.cli.failure.Failure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// One server, spoken to over HTTP; every wait has an end. Safe for use by several threads.
public final class Transport {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final long LARGEST = 64L * 1024 * 1024;

  private final URI server;
  private final String agent;
  private final Duration patience;
  private final HttpClient client;

  /// @param agent what this program calls itself
  /// @param patience how long an answer may take
  public Transport(URI server, String agent, Duration patience) {
    this.server = server;
    this.agent = agent;
    this.patience = patience;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  public URI server() {
    return server;
  }

  /// Sends a call and reads the whole answer.
  HttpResponse<byte[]> exchange(Call call, Optional<String> token) {
    HttpRequest.Builder request = request(call, token).timeout(patience);
    return await(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
  }

  /// Sends a call and gives the answer when its head is there; the body comes as it comes.
  <T> HttpResponse<T> open(Call call, Optional<String> token, BodyHandler<T> body) {
    return await(request(call, token).build(), body);
  }

  private HttpRequest.Builder request(Call call, Optional<String> token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + call.target().text()))
            .header("User-Agent", agent);
    token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
    call.headers().forEach(request::header);
    JsonNode body = call.body();
    if (body == null) {
      return request.method(call.method(), BodyPublishers.noBody());
    }
    return request
        .header("Content-Type", "application/json")
        .method(call.method(), BodyPublishers.ofString(body.toString()));
  }

  private <T> HttpResponse<T> await(HttpRequest request, BodyHandler<T> body) {
    CompletableFuture<HttpResponse<T>> answer = client.sendAsync(request, body);
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      answer.cancel(true);
      throw Failure.timeout("no answer from " + server + " within " + patience.toSeconds() + " s");
    } catch (InterruptedException _) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw Failure.timeout("interrupted while waiting for " + server);
    } catch (ExecutionException fault) {
      throw explain(fault.getCause());
    }
  }

  private Failure explain(@Nullable Throwable cause) {
    return switch (cause) {
      case HttpConnectTimeoutException _ ->
          unreachable("no connection within " + CONNECT.toSeconds() + " s");
      case HttpTimeoutException _ ->
          Failure.timeout("no answer from " + server + " within " + patience.toSeconds() + " s");
      case ConnectException connect ->
          connect.getCause() instanceof UnresolvedAddressException
              ? unreachable("no such host")
              : unreachable("connection refused");
      case SSLException tls -> unreachable("no secure connection: " + tls.getMessage());
      case IOException fault -> unreachable(String.valueOf(fault.getMessage()));
      case null, default -> throw new IllegalStateException("sending a request", cause);
    };
  }

  private Failure unreachable(String why) {
    return Failure.unreachable(
        "cannot reach " + server + ": " + why + "; is the server running, is the address right?");
  }
}
