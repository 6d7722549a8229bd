package io.eventops.platform.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.eventops.platform.http.TestHttp;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Promise;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class HttpVerticleTest {
  private static final HttpLimits SHORT =
      new HttpLimits(
          Duration.ofMillis(300),
          Duration.ofMillis(300),
          Duration.ofMillis(300),
          Duration.ofSeconds(5),
          3);

  private final Promise<String> slow = Promise.promise();
  private final AtomicInteger begun = new AtomicInteger();
  @AutoClose private final TestServer server = new TestServer(SHORT, this::routes);

  private void routes(Router router) {
    router
        .post("/body")
        .handler(BodyHandler.create(false))
        .handler(context -> context.end("length " + context.body().length()));
    router
        .get("/slow/:name")
        .handler(
            context -> {
              begun.incrementAndGet();
              slow.future().onSuccess(context::end);
            });
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static String readToEnd(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
  }

  @Test
  void closesAConnectionThatSendsNothingOrHalfOfItsHeaders() throws IOException {
    try (Socket silent = connect();
        Socket half = connect()) {
      send(half, "GET /slow/a HTTP/1.1\r\nHost: x\r\n");

      assertThat(readToEnd(silent)).isEmpty();
      assertThat(readToEnd(half)).isEmpty();
    }
    assertThat(begun).hasValue(0);
  }

  @Test
  void closesAConnectionThatSendsHalfOfItsBody() throws IOException {
    try (Socket socket = connect()) {
      send(socket, "POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf");

      assertThat(readToEnd(socket)).isEmpty();
    }
  }

  @Test
  void closesAConnectionThatIsKeptForNothing() throws IOException {
    try (Socket socket = connect()) {
      send(socket, "POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody");

      assertThat(readToEnd(socket)).startsWith("HTTP/1.1 200").endsWith("length 4");
    }
  }

  @Test
  void leavesAnAnswerItsTime() {
    server.vertx().setTimer(1_500, _ -> slow.complete("late"));

    assertThat(server.http().get("/slow/a").body()).isEqualTo("late");
  }

  @Test
  void refusesMoreConnectionsThanItsLimit() throws IOException {
    try (Socket one = connect();
        Socket two = connect();
        Socket three = connect();
        Socket tooMany = connect()) {
      for (Socket socket : new Socket[] {one, two, three}) {
        send(socket, "GET /slow/a HTTP/1.1\r\nHost: x\r\n\r\n");
      }

      assertThat(readToEnd(tooMany)).isEmpty();
      await().untilAtomic(begun, org.hamcrest.Matchers.equalTo(3));
    }
  }

  @Test
  void answersWhatIsNotHttpAsAProblem() throws IOException {
    try (Socket garbage = connect();
        Socket large = connect()) {
      send(garbage, "HELLO\r\n\r\n");
      send(large, "GET / HTTP/1.1\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");

      assertThat(readToEnd(garbage)).contains(" 400 Bad Request\r\n", "problem+json");
      assertThat(readToEnd(large)).contains(" 413 Request Entity Too Large\r\n", "too-large");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/slow/%zz", "/slow/%", "/slow/a?name=%f", "/nowhere?x=1%"})
  void refusesAnAddressWhoseEscapesAreBroken(String address) throws IOException {
    try (Socket socket = connect()) {
      send(socket, "GET " + address + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

      assertThat(readToEnd(socket)).contains(" 400 Bad Request\r\n", "write %25");
    }
    assertThat(begun).hasValue(0);
  }

  @Test
  void finishesRequestsInFlightWhenItStopsAndTakesNoNewOnes() {
    CompletableFuture<HttpResponse<String>> inFlight =
        CompletableFuture.supplyAsync(() -> server.http().get("/slow/a"));
    await().untilAtomic(begun, org.hamcrest.Matchers.equalTo(1));

    CompletableFuture<Void> stop = CompletableFuture.runAsync(server::stop);

    await()
        .untilAsserted(
            () -> assertThatThrownBy(this::newConnection).isInstanceOf(IOException.class));
    assertThat(stop).isNotDone();
    slow.complete("finished");
    assertThat(inFlight)
        .succeedsWithin(10, TimeUnit.SECONDS)
        .extracting(HttpResponse::body)
        .isEqualTo("finished");
    assertThat(stop).succeedsWithin(10, TimeUnit.SECONDS);
  }

  private void newConnection() throws IOException {
    connect().close();
  }

  @Test
  void measuresByRouteTemplate() {
    slow.complete("done");
    server.http().get("/slow/a");
    server.http().get("/slow/b");
    server.http().get("/nowhere/" + "x".repeat(100));
    server.http().send("BREW", "/nowhere", BodyPublishers.noBody());

    await()
        .untilAsserted(
            () ->
                assertThat(server.meters().getMeters())
                    .filteredOn(Timer.class::isInstance)
                    .extracting(Meter::getId)
                    .extracting(
                        id ->
                            id.getTag("method")
                                + " "
                                + id.getTag("route")
                                + " "
                                + id.getTag("status"))
                    .containsExactlyInAnyOrder(
                        "GET /slow/:name 200", "GET none 404", "other none 404"));
    assertThat(server.meters().get("eventops.http.request.duration").tag("status", "200").timer())
        .extracting(timer -> timer.count())
        .isEqualTo(2L);
    assertThat(TestHttp.json(server.http().get("/x")).getInteger("Status")).isEqualTo(404);
  }
}
