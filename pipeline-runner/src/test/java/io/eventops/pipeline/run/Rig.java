package io.eventops.pipeline.run;

import static org.awaitility.Awaitility.await;

import io.eventops.database.DatabaseAddress;
import io.eventops.model.message.trigger.FiredTrigger;
import io.eventops.model.name.ImageRef;
import io.eventops.model.plan.RunStatus;
import io.eventops.model.plan.TaskStatus;
import io.eventops.pipeline.actuator.ActuatorCatalog;
import io.eventops.pipeline.actuator.store.ReachedActuators;
import io.eventops.pipeline.actuator.store.SqlActuators;
import io.eventops.pipeline.definition.Catalog;
import io.eventops.pipeline.definition.StoredDefinitions;
import io.eventops.pipeline.definition.store.SqlDefinitions;
import io.eventops.pipeline.job.JobId;
import io.eventops.pipeline.log.LogNews;
import io.eventops.pipeline.log.Logs;
import io.eventops.pipeline.log.file.FileLogs;
import io.eventops.pipeline.run.store.SqlBirths;
import io.eventops.pipeline.run.store.SqlClaims;
import io.eventops.pipeline.run.store.SqlRuns;
import io.eventops.pipeline.run.store.SqlSeats;
import io.eventops.pipeline.run.store.SqlViews;
import io.eventops.platform.boot.Platform;
import io.eventops.platform.boot.Process;
import io.eventops.platform.settings.Settings;
import io.eventops.platform.sql.Database;
import io.eventops.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// Runners on a real database, with a machine in memory unless another is given.
final class Rig implements AutoCloseable {
  static final String USER = "kakj";
  static final Duration LONG = Duration.ofSeconds(60);

  final TestDatabase schema = TestDatabase.create();
  final Process process;
  final Platform platform;
  final FakeMachine machine = new FakeMachine();
  final Path directory;
  final Logs logs;
  final StoredDefinitions definitions;
  final RunViews views;
  final SqlRuns reader;
  final List<RunEvent> told = new CopyOnWriteArrayList<>();
  private final Catalog catalog;
  private final ActuatorCatalog actuators;
  private final List<Runner> runners = new CopyOnWriteArrayList<>();
  private final AtomicLong fired = new AtomicLong();

  /// What the listeners heard.
  record RunEvent(long runId, long taskId, String status) {}

  Rig() {
    DatabaseAddress address = schema.address();
    process =
        Process.start(
            Settings.of(
                Map.ofEntries(
                    Map.entry("EVENTOPS_HOST", "127.0.0.1"),
                    Map.entry("EVENTOPS_PORT", "0"),
                    Map.entry("EVENTOPS_MANAGEMENT_PORT", "-1"),
                    Map.entry("MYSQL_ADDRESS", address.host()),
                    Map.entry("MYSQL_PORT", Integer.toString(address.port())),
                    Map.entry("MYSQL_DB", address.database()),
                    Map.entry("MYSQL_USER", address.user()),
                    Map.entry("MYSQL_PASSWORD", address.password()),
                    Map.entry("EVENTOPS_LOGIN_TOKEN_SIGNATURE", "a signature for tests only"),
                    Map.entry("EVENTOPS_SECRET_KEY", "a key that is for tests only"))),
            List.of());
    platform = process.platform();
    Database database = platform.database();
    SqlDefinitions store = new SqlDefinitions(database, platform.ids(), platform.clock());
    definitions = new StoredDefinitions(store);
    catalog = new Catalog(store, definitions);
    actuators =
        new ActuatorCatalog(
            new SqlActuators(database, platform.ids(), platform.secrets(), platform.clock()), true);
    views = new SqlViews(database, platform.clock());
    reader = new SqlRuns(database, "reader");
    try {
      directory = Files.createTempDirectory("eventops-rig");
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    logs = new FileLogs(directory, 1 << 20, LogNews.none());
  }

  /// An actuator of the user with the tag `fast`.
  Rig withActuator(int concurrency) {
    actuators.apply(
        USER,
        """
        name: machine
        os: {local: true}
        tags: [fast]
        concurrency: %d
        """
            .formatted(concurrency));
    return this;
  }

  void apply(String yaml) {
    catalog.apply(USER, yaml);
  }

  Runner runner(String node) {
    return runner(node, settings());
  }

  Runner runner(String node, RunnerSettings settings) {
    return runner(node, settings, machine, new AtomicLong()::get);
  }

  /// @param nanoTime added to the real one, for the lease
  Runner runner(
      String node,
      RunnerSettings settings,
      Machines machines,
      java.util.function.LongSupplier nanoTime) {
    Database database = platform.database();
    Runner runner =
        new Runner(
            new RunnerPorts(
                new SqlRuns(database, node),
                new SqlClaims(database, node, platform.clock()),
                new SqlBirths(database, node, platform.clock()),
                new SqlSeats(database, node),
                definitions,
                new ReachedActuators(database, platform.secrets(), platform.clock()),
                machines,
                logs,
                new Heard(),
                () -> platform.ids().next("pipeline"),
                () -> platform.ids().next("pipeline_task"),
                platform.clock()),
            settings,
            () -> System.nanoTime() + nanoTime.getAsLong());
    runner.start();
    runners.add(runner);
    return runner;
  }

  private final class Heard implements RunNotices {
    @Override
    public void run(RunFacts facts, RunStatus status, String reason, Instant at) {
      told.add(new RunEvent(facts.id(), 0, status.text()));
    }

    @Override
    public void task(RunFacts facts, TaskRow task, Instant at) {
      told.add(new RunEvent(facts.id(), task.id(), task.status().text()));
    }

    @Override
    public void seatsChanged(long actuatorId) {
      runners.forEach(Runner::seatsChanged);
    }
  }

  static RunnerSettings settings() {
    return new RunnerSettings(
        50,
        500,
        8,
        false,
        new Timing(
            Duration.ofSeconds(4),
            Duration.ofSeconds(1),
            Duration.ofMillis(300),
            Duration.ofMillis(500)),
        new Patience(
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofMillis(50),
            Duration.ofMillis(200)),
        new Callback("", "a key that is for tests only"));
  }

  long start(Runner runner, String image, Map<String, String> inputs) {
    return switch (runner.maker().start(USER, ImageRef.parse(image), inputs)) {
      case RunMaker.Made.Run(long id) -> id;
      case RunMaker.Made refused -> throw new AssertionError(refused);
    };
  }

  /// A trigger that fired, as trigger-engine stores it.
  FiredTrigger fired(String image, Map<String, String> inputs) {
    long id = fired.incrementAndGet();
    io.vertx.core.json.JsonObject json = new io.vertx.core.json.JsonObject();
    inputs.forEach(json::put);
    platform
        .database()
        .update(
            "INSERT INTO event_triggers (id, event_id, trigger_id, trigger_generation, entry,"
                + " trigger_name, trigger_creater, pipeline_image, inputs, status, created_at,"
                + " updated_at) VALUES (?, ?, 1, 1, 0, 't', ?, ?, ?, 'pass', ?, ?)",
            id,
            1000 + id,
            USER,
            image,
            json.encode(),
            Instant.now(),
            Instant.now());
    return new FiredTrigger(id, 1000 + id, 1, 1, 0, USER, image, inputs, null);
  }

  /// Places of actuators that some runner holds.
  int heldSeats() {
    return platform
        .database()
        .find("SELECT CAST(COALESCE(SUM(held), 0) AS SIGNED) FROM actuator_seats")
        .map(row -> row.getInteger(0))
        .orElse(0);
  }

  RunView run(long id) {
    return views.find(USER, id).orElseThrow();
  }

  RunView awaitEnd(long id) {
    return await().atMost(LONG).until(() -> run(id), run -> run.status().isDone());
  }

  /// The task of the root pipeline with that alias.
  TaskRow task(long runId, String alias) {
    return reader.load(runId).tasks().stream()
        .filter(task -> task.alias().equals(alias))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no task " + alias));
  }

  JobId job(long runId, long taskId) {
    return reader.load(runId).facts().job(taskId);
  }

  TaskRow awaitTask(long runId, String alias, TaskStatus status) {
    return await()
        .atMost(LONG)
        .ignoreExceptions()
        .until(() -> task(runId, alias), task -> task.status() == status);
  }

  @Override
  public void close() {
    runners.forEach(Runner::abandon);
    process.close();
    schema.close();
  }
}
