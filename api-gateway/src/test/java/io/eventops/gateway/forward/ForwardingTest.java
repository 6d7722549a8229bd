package io.eventops.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventops.gateway.ApiGatewayVerticle;
import io.eventops.platform.boot.Platform;
import io.eventops.platform.boot.Process;
import io.eventops.platform.boot.ServiceDefinition;
import io.eventops.platform.boot.ServiceVerticle;
import io.eventops.platform.http.Answer;
import io.eventops.platform.settings.Settings;
import io.eventops.testkit.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class ForwardingTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();
  @AutoClose private final HttpClient client = HttpClient.newHttpClient();

  private final List<Process> running = new ArrayList<>();
  private final List<Integer> ports = List.of(freePort(), freePort(), freePort());
  private Process gateway;

  @BeforeEach
  void start() {
    gateway = join(ports.get(0), ApiGatewayVerticle.SERVICE);
  }

  @AfterEach
  void stop() {
    running.reversed().forEach(Process::close);
  }

  @Test
  void handsRequestsToTheProcessesOfTheServiceInTurn() {
    serve(ports.get(1), "first");
    serve(ports.get(2), "second");

    Set<String> answered = new HashSet<>();
    await()
        .atMost(LONG)
        .until(
            () -> {
              answered.add(post("/api/event/send", "{\"a\":1}").body());
              return answered.size() >= 2;
            });

    assertThat(answered)
        .containsExactlyInAnyOrder(
            "first POST {\"a\":1} for 127.0.0.1", "second POST {\"a\":1} for 127.0.0.1");
  }

  @Test
  void passesOverAProcessThatIsGone() {
    serve(ports.get(1), "first");
    awaitServed("first");
    gateway
        .platform()
        .directory()
        .announce(
            new io.eventops.platform.cluster.Endpoint("ghost", "127.0.0.1", ports.get(2)),
            Set.of("event-ingest"));

    for (int i = 0; i < 4; i++) {
      assertThat(post("/api/event/send", "x").body()).startsWith("first POST x");
    }
  }

  @Test
  void asksToTryAgainWhenNobodyServes() {
    HttpResponse<String> answer = post("/api/event/send", "x");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(new JsonObject(answer.body()).getString("Msg"))
        .isEqualTo("event-ingest is not available, try again");
  }

  @Test
  void tellsAScriptInOneWordThatNobodyServes() {
    HttpResponse<String> answer = post("/api/pipeline/callback", "{}");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("\"unavailable\"");
  }

  @Test
  void answersItselfForAServiceOfItsOwn() {
    gateway = join(ports.get(1), ApiGatewayVerticle.SERVICE, echo("own"));

    HttpResponse<String> noAddress = post("/api/event/1/nothing", "x");
    HttpResponse<String> noMethod =
        send(request("/api/event/send").DELETE(), HttpResponse.BodyHandlers.ofString());

    assertThat(post("/api/event/send", "x").body()).startsWith("own POST x");
    assertThat(noAddress.statusCode()).isEqualTo(404);
    assertThat(noMethod.statusCode()).isEqualTo(405);
  }

  @Test
  void streamsAnAnswerWhileItIsMade() {
    serve(ports.get(1), "first");
    awaitServed("first");

    try (Stream<String> lines =
        send(request("/api/event/stream").GET(), HttpResponse.BodyHandlers.ofLines()).body()) {
      Iterator<String> each = lines.iterator();
      // the second line is written when the first one has been read here
      assertThat(each.next()).isEqualTo("one");
      post("/api/event/go", "");
      assertThat(each.next()).isEqualTo("two");
    }
  }

  private void awaitServed(String name) {
    await().atMost(LONG).until(() -> post("/api/event/send", "x").body().startsWith(name));
  }

  private Process serve(int port, String name) {
    return join(port, echo(name));
  }

  private static ServiceDefinition<?> echo(String name) {
    return new ServiceDefinition<>(
        "event-ingest", _ -> name, (_, platform) -> new Echo(name, platform));
  }

  private Process join(int port, ServiceDefinition<?>... services) {
    Map<String, String> environment = new HashMap<>(DATABASE.settings());
    environment.put("EVENTOPS_CLUSTER_NAME", "test-" + ports.getFirst());
    environment.put("EVENTOPS_CLUSTER_HOST", "127.0.0.1");
    environment.put("EVENTOPS_CLUSTER_PORT", Integer.toString(port));
    environment.put("EVENTOPS_CLUSTER_MEMBERS", "127.0.0.1:" + ports.getFirst());
    Process process = Process.join(Settings.of(environment), List.of(services));
    running.add(process);
    return process;
  }

  private HttpResponse<String> post(String path, String body) {
    return send(
        request(path).POST(HttpRequest.BodyPublishers.ofString(body)),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path))
        .header("X-Forwarded-For", "192.0.2.1")
        .timeout(LONG);
  }

  private <T> HttpResponse<T> send(
      HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
    try {
      return client.send(request.build(), handler);
    } catch (IOException fault) {
      throw new java.io.UncheckedIOException(fault);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException fault) {
      throw new java.io.UncheckedIOException(fault);
    }
  }

  /// Stands in for a service: it says what it was asked.
  private static final class Echo extends ServiceVerticle {
    private final String name;
    private final Platform platform;
    private final io.vertx.core.Promise<Void> go = io.vertx.core.Promise.promise();

    Echo(String name, Platform platform) {
      this.name = name;
      this.platform = platform;
    }

    @Override
    public Future<?> start() {
      return Future.succeededFuture();
    }

    @Override
    public void routes(Router router) {
      platform
          .api()
          .open(
              router,
              HttpMethod.POST,
              "/api/event/send",
              request ->
                  Answer.text(
                      "text/plain", name + " POST " + request.body() + " for " + request.remote()));
      router
          .get("/api/event/stream")
          .handler(
              context -> {
                context.response().setChunked(true).write("one\n");
                go.future().onSuccess(_ -> context.response().end("two\n"));
              });
      router
          .post("/api/event/go")
          .handler(
              context -> {
                go.tryComplete();
                context.response().end();
              });
    }
  }
}
