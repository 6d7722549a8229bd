package io.eventops.cli.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// A real HTTP server with answers laid down by the test; it keeps every request.
public final class FakeServer implements AutoCloseable {
  private final Map<String, Function<Recorded, Answer>> routes = new ConcurrentHashMap<>();
  private final List<Recorded> requests = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  private FakeServer(HttpServer server) {
    this.server = server;
  }

  public static FakeServer start() {
    try {
      InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      FakeServer fake = new FakeServer(HttpServer.create(anyPort, 0));
      fake.server.setExecutor(fake.threads);
      fake.server.createContext("/", fake::handle);
      fake.server.start();
      return fake;
    } catch (IOException fault) {
      throw new IllegalStateException(fault);
    }
  }

  /// The parts of a body are sent one by one; after them the connection is closed.
  public record Answer(int status, Map<String, String> headers, List<String> parts) {

    public static Answer ok(String data) {
      return of(200, "{\"Status\":200,\"Msg\":\"\",\"Data\":" + data + "}");
    }

    public static Answer of(int status, String body) {
      return new Answer(status, Map.of("Content-Type", "application/json"), List.of(body));
    }

    /// A problem as the services tell it.
    ///
    /// @param errors a JSON array of violations
    public static Answer problem(int status, String message, String errors) {
      return of(
          status,
          "{\"Status\":%d,\"Msg\":\"%s\",\"Data\":null,\"errors\":%s}"
              .formatted(status, message, errors));
    }

    public static Answer events(String... events) {
      return new Answer(200, Map.of("Content-Type", "text/event-stream"), List.of(events));
    }

    public Answer with(String header, String value) {
      Map<String, String> more = new HashMap<>(headers);
      more.put(header, value);
      return new Answer(status, more, parts);
    }
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// @param line method and path, as in `GET /api/actuator/`; the query does not count
  public FakeServer on(String line, Function<Recorded, Answer> answer) {
    routes.put(line, answer);
    return this;
  }

  public FakeServer on(String line, Answer answer) {
    return on(line, _ -> answer);
  }

  /// First these answers, one for each request, then the last one for ever.
  public FakeServer on(String line, Answer first, Answer... next) {
    List<Answer> all = new CopyOnWriteArrayList<>(next);
    all.addFirst(first);
    return on(line, _ -> all.size() > 1 ? all.removeFirst() : all.getFirst());
  }

  public List<Recorded> requests() {
    return List.copyOf(requests);
  }

  public List<String> lines() {
    return requests.stream().map(Recorded::line).toList();
  }

  public Recorded only(String line) {
    List<Recorded> found = requests.stream().filter(each -> each.line().equals(line)).toList();
    if (found.size() != 1) {
      throw new AssertionError(line + " came " + found.size() + " times: " + lines());
    }
    return found.getFirst();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Recorded request = record(exchange);
      requests.add(request);
      String line = request.method() + " " + exchange.getRequestURI().getRawPath();
      Answer answer = routes.getOrDefault(line, _ -> notFound()).apply(request);
      answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      exchange.sendResponseHeaders(answer.status(), 0);
      OutputStream body = exchange.getResponseBody();
      for (String part : answer.parts()) {
        body.write(part.getBytes(StandardCharsets.UTF_8));
        body.flush();
      }
    }
  }

  private static Answer notFound() {
    return Answer.problem(404, "not find it", "[]");
  }

  private static Recorded record(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return new Recorded(
        exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
  }
}
