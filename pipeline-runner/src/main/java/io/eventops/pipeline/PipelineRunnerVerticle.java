package io.eventops.pipeline;

import io.eventops.pipeline.actuator.ActuatorCatalog;
import io.eventops.pipeline.actuator.http.ActuatorRoutes;
import io.eventops.pipeline.actuator.store.ReachedActuators;
import io.eventops.pipeline.actuator.store.SqlActuators;
import io.eventops.pipeline.definition.Catalog;
import io.eventops.pipeline.definition.StoredDefinitions;
import io.eventops.pipeline.definition.http.DefinitionRoutes;
import io.eventops.pipeline.definition.store.SqlDefinitions;
import io.eventops.pipeline.job.ssh.SshConnector;
import io.eventops.pipeline.job.ssh.SshSettings;
import io.eventops.pipeline.log.Logs;
import io.eventops.pipeline.log.bus.LogBus;
import io.eventops.pipeline.log.file.FileLogs;
import io.eventops.pipeline.run.Callback;
import io.eventops.pipeline.run.Callbacks;
import io.eventops.pipeline.run.RunDetails;
import io.eventops.pipeline.run.RunMetrics;
import io.eventops.pipeline.run.RunViews;
import io.eventops.pipeline.run.RunWatch;
import io.eventops.pipeline.run.Runner;
import io.eventops.pipeline.run.RunnerPorts;
import io.eventops.pipeline.run.bus.RunBus;
import io.eventops.pipeline.run.http.CallbackRoute;
import io.eventops.pipeline.run.http.RunRoutes;
import io.eventops.pipeline.run.http.StreamRoutes;
import io.eventops.pipeline.run.store.SqlBirths;
import io.eventops.pipeline.run.store.SqlCallbacks;
import io.eventops.pipeline.run.store.SqlClaims;
import io.eventops.pipeline.run.store.SqlRuns;
import io.eventops.pipeline.run.store.SqlSeats;
import io.eventops.pipeline.run.store.SqlViews;
import io.eventops.platform.boot.Platform;
import io.eventops.platform.boot.ServiceDefinition;
import io.eventops.platform.boot.ServiceVerticle;
import io.eventops.platform.http.Api;
import io.eventops.platform.sql.Database;
import io.eventops.platform.thread.Threads;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.time.InstantSource;

/// Wires pipeline-runner.
public final class PipelineRunnerVerticle extends ServiceVerticle {
  public static final ServiceDefinition<PipelineRunnerConfig> SERVICE =
      new ServiceDefinition<>(
          "pipeline-runner", PipelineRunnerConfig::from, PipelineRunnerVerticle::new);

  private final Platform platform;
  private final SqlDefinitions definitionStore;
  private final StoredDefinitions definitions;
  private final SqlActuators actuatorStore;
  private final ActuatorCatalog actuators;
  private final SshConnector ssh;
  private final Logs logs;
  private final LogBus logBus;
  private final RunWatch watch = new RunWatch();
  private final RunBus bus;
  private final RunViews views;
  private final RunDetails details;
  private final Callbacks callbacks;
  private final Runner runner;

  PipelineRunnerVerticle(PipelineRunnerConfig config, Platform platform) {
    this.platform = platform;
    Database database = platform.database();
    InstantSource clock = platform.clock();
    Callback callback = new Callback(config.callbackAddress(), config.secretKey().reveal());
    definitionStore = new SqlDefinitions(database, platform.ids(), clock);
    definitions = new StoredDefinitions(definitionStore);
    actuatorStore = new SqlActuators(database, platform.ids(), platform.secrets(), clock);
    actuators = new ActuatorCatalog(actuatorStore, config.localAllowed());
    ReachedActuators reached = new ReachedActuators(database, platform.secrets(), clock);
    ssh = new SshConnector(reached, SshSettings.DEFAULT);
    logBus = new LogBus(platform.bus(), platform.vertx());
    logs = new FileLogs(config.logDirectory(), config.logLimit(), logBus);
    bus = new RunBus(platform.bus());
    RunMetrics metrics = new RunMetrics(platform.meters(), bus);
    SqlRuns store = new SqlRuns(database, platform.node());
    views = new SqlViews(database, clock);
    details = new RunDetails(views, store, definitions, watch);
    callbacks = new Callbacks(new SqlCallbacks(database, clock), store, definitions, callback);
    runner =
        new Runner(
            new RunnerPorts(
                store,
                new SqlClaims(database, platform.node(), clock),
                new SqlBirths(database, platform.node(), clock),
                new SqlSeats(database, platform.node()),
                definitions,
                reached,
                config.machines(ssh),
                logs,
                metrics,
                () -> platform.ids().next("pipeline"),
                () -> platform.ids().next("pipeline_task"),
                clock),
            config.runner(callback));
    metrics.watch(runner);
  }

  @Override
  public Future<?> start() {
    logBus.listen(logs);
    bus.listen(runner, watch, logs);
    return Threads.run("start-runner", runner::start);
  }

  @Override
  public void routes(Router router) {
    Api api = platform.api();
    new DefinitionRoutes(
            new Catalog(definitionStore, definitions), definitionStore, platform.audit())
        .mount(router, api);
    new ActuatorRoutes(actuators, actuatorStore, platform.audit()).mount(router, api);
    new CallbackRoute(callbacks).mount(router, api);
    new RunRoutes(views, details, runner.maker(), bus::cancelled, platform.audit())
        .mount(router, api);
    new StreamRoutes(views, details, watch, logs).mount(router, api);
  }

  @Override
  public Future<?> stop() {
    return Threads.run(
        "stop-runner",
        () -> {
          runner.close();
          ssh.close();
        });
  }
}
