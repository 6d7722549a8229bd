package io.eventops.standalone;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventops.gateway.ApiGatewayVerticle;
import io.eventops.platform.boot.Process;
import io.eventops.platform.boot.ServiceDefinition;
import io.eventops.platform.settings.Settings;
import io.eventops.testkit.TestDatabase;
import io.eventops.testkit.network.Wire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The OpenAPI document against a whole installation: everything that it describes is called, and
/// every answer must be as described.
@Timeout(180)
final class OpenApiTest {
  @TempDir private static Path data;
  @TempDir private static Path meetingPlace;

  private static final Map<String, Reply> OTHERS = new TreeMap<>();
  private static final RouteWitness WITNESS = new RouteWitness();
  private static ApiRecorder api = new ApiRecorder(ApiDocument.ofThisBuild());

  @BeforeAll
  static void callEverything() throws Exception {
    try (TestDatabase database = TestDatabase.create();
        Wire wire = Wire.to(database.address().host(), database.address().port())) {
      Map<String, String> settings = new HashMap<>(database.settings());
      settings.put("MYSQL_PORT", Integer.toString(wire.port()));
      settings.put("EVENTOPS_MANAGEMENT_PORT", "-1");
      settings.put("EVENTOPS_KILL_GRACE", "1s");
      settings.put("EVENTOPS_PASSWORD_HASHINGS", "1");
      try (Standalone house = start(settings)) {
        Caller stranger = Caller.stranger(house.address());
        api = new ApiRecorder(ApiDocument.read(stranger.get("/openapi.yaml").body()));
        ApiStory story = new ApiStory(api, stranger, meetingPlace);
        story.tell();
        sweep(stranger, story.user());
        elsewhere(story.user());
        closedRegistration(database.settings());
        forgottenUser(story.login("ghost"), database);
        outage(story.user(), wire);
        impatience(stranger, story.user());
        fault(story.user(), database);
      }
    }
  }

  private static Standalone start(Map<String, String> settings) {
    List<ServiceDefinition<?>> services = new ArrayList<>(Standalone.SERVICES);
    services.add(WITNESS.service());
    return Standalone.start(StandaloneOptions.parse("--data", data.toString()), settings, services);
  }

  private static void sweep(Caller stranger, Caller user) {
    ApiSweeps sweeps = new ApiSweeps(api.document());
    sweeps.closed().forEach(call -> api.call(stranger, call));
    Stream.of(sweeps.unreadable(), sweeps.tooLarge(), sweeps.lost())
        .flatMap(List::stream)
        .forEach(call -> api.call(user, call));
  }

  /// Where no operation is.
  private static void elsewhere(Caller user) {
    OTHERS.put("no such address", user.get("/api/nothing"));
    OTHERS.put("no such address of a service", user.get("/api/event/1/nothing"));
    OTHERS.put("no such method", user.send(user.request("/api/actuator/").method("PUT", noBody())));
    HttpRequest.Builder large = user.request("/api/user/me").header("X-Large", "x".repeat(20_000));
    OTHERS.put("large headers", user.send(large));
  }

  private static void closedRegistration(Map<String, String> settings) {
    Map<String, String> closed = new HashMap<>(settings);
    closed.put("EVENTOPS_REGISTRATION", "closed");
    try (Process gateway =
        Process.start(Settings.of(closed), List.of(ApiGatewayVerticle.SERVICE))) {
      Caller stranger = Caller.stranger("http://127.0.0.1:" + gateway.port());
      api.call(stranger, ApiCall.of("register").body(user("late")));
    }
  }

  private static JsonObject user(String name) {
    return new JsonObject()
        .put("name", name)
        .put("email", name + "@example.com")
        .put("password", Caller.PASSWORD);
  }

  private static void forgottenUser(Caller ghost, TestDatabase database) throws SQLException {
    execute(database, "DELETE FROM users WHERE name = 'ghost'");
    api.call(ghost, ApiCall.of("me"));
  }

  private static void outage(Caller user, Wire wire) {
    wire.cut();
    new ApiSweeps(api.document()).dependent().forEach(call -> api.call(user, call));
    wire.mend();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> api.call(user, ApiCall.of("ready")).status() == 200);
  }

  /// Too much at once, and too often.
  private static void impatience(Caller stranger, Caller user) {
    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 120; i++) {
        ApiCall register = ApiCall.of("register").body(user("crowd-" + i));
        many.execute(() -> api.call(stranger, register));
      }
    }
    JsonObject wrong = new JsonObject().put("username", "kakj").put("password", "wrong");
    JsonObject change = new JsonObject().put("oldPassword", "wrong").put("newPassword", "longer");
    for (int i = 0; i < 8; i++) {
      api.call(stranger, ApiCall.of("login").body(wrong));
    }
    api.call(user, ApiCall.of("changePassword").body(change));
  }

  private static void fault(Caller user, TestDatabase database) throws SQLException {
    execute(database, "RENAME TABLE trigger_definitions TO elsewhere");
    api.call(user, ApiCall.of("listTriggers"));
    execute(database, "RENAME TABLE elsewhere TO trigger_definitions");
  }

  private static void execute(TestDatabase database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void everyAnswerIsAsDescribed() {
    assertThat(api.deviations()).isEmpty();
  }

  @Test
  void everyRouteIsDescribedAndNoOther() {
    Set<String> described =
        api.document().operations().stream()
            .map(ApiOperation::route)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(WITNESS.routes()).isEqualTo(described);
  }

  @Test
  void everyOperationIsSeenToWork() {
    List<String> described =
        api.document().operations().stream().map(operation -> operation.id() + " 200").toList();

    assertThat(missing(described)).isEmpty();
  }

  private static List<String> missing(List<String> described) {
    return described.stream().filter(each -> !api.seen().contains(each)).toList();
  }

  @Test
  void everyProblemThatIsDescribedIsSeen() {
    List<String> described = new ArrayList<>();
    for (ApiOperation operation : api.document().operations()) {
      operation.responses().keySet().stream()
          // a fault can be anywhere, and should be nowhere: it is seen once
          .filter(status -> status != 500)
          .forEach(status -> described.add(operation.id() + " " + status));
    }

    described.add("listTriggers 500");
    assertThat(missing(described)).isEmpty();
  }

  @Test
  void answersElsewhereWithProblemsToo() {
    Map<String, String> codes = new TreeMap<>();
    OTHERS.forEach((what, reply) -> codes.put(what, reply.status() + " " + reply.code()));

    assertThat(codes)
        .containsEntry("no such address", "404 not-found")
        .containsEntry("no such address of a service", "404 not-found")
        .containsEntry("no such method", "405 method-not-allowed")
        .containsEntry("large headers", "413 too-large");
    JsonObject problem = new JsonObject().put("$ref", "#/components/schemas/Problem");
    assertThat(OTHERS.values())
        .allSatisfy(reply -> assertThat(api.document().faultsOf(problem, reply.json())).isEmpty());
  }

  @Test
  void everyStreamEventThatIsDescribedIsSeen() {
    List<String> described =
        Stream.of("watchRun", "taskLog")
            .flatMap(operation -> eventsOf(api.document().operation(operation)))
            .toList();

    assertThat(described).hasSize(6);
    assertThat(missing(described)).isEmpty();
  }

  private static Stream<String> eventsOf(ApiOperation operation) {
    JsonObject item =
        Objects.requireNonNull(operation.responses().get(200))
            .getJsonObject("content")
            .getJsonObject("text/event-stream")
            .getJsonObject("x-itemSchema");
    JsonArray kinds = api.document().followed(item).getJsonArray("oneOf");
    return ApiDocument.objects(kinds)
        .map(kind -> kind.getJsonObject("properties").getJsonObject("event").getString("const"))
        .map(name -> operation.id() + " " + name);
  }
}
