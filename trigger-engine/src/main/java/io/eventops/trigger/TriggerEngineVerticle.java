package io.eventops.trigger;

import io.eventops.model.message.ingest.EventsAccepted;
import io.eventops.model.message.trigger.TriggersChanged;
import io.eventops.model.message.trigger.TriggersFired;
import io.eventops.platform.boot.Platform;
import io.eventops.platform.boot.ServiceDefinition;
import io.eventops.platform.boot.ServiceVerticle;
import io.eventops.platform.thread.Recurring;
import io.eventops.platform.thread.Threads;
import io.eventops.trigger.definition.Triggers;
import io.eventops.trigger.definition.http.TriggerRoutes;
import io.eventops.trigger.definition.store.SqlPipelines;
import io.eventops.trigger.definition.store.SqlTriggers;
import io.eventops.trigger.matching.LiveTriggers;
import io.eventops.trigger.matching.store.Matching;
import io.eventops.trigger.matching.store.SqlOutcomes;
import io.eventops.trigger.verdict.Explanations;
import io.eventops.trigger.verdict.http.VerdictRoutes;
import io.eventops.trigger.verdict.store.SqlHistory;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Wires trigger-engine.
public final class TriggerEngineVerticle extends ServiceVerticle {
  public static final ServiceDefinition<TriggerEngineConfig> SERVICE =
      new ServiceDefinition<>(
          "trigger-engine", TriggerEngineConfig::from, TriggerEngineVerticle::new);

  /// A notice that got lost is made good within this time.
  private static final Duration RELOAD = Duration.ofMillis(400);

  private final TriggerEngineConfig config;
  private final Platform platform;
  private final SqlTriggers store;
  private final LiveTriggers live;
  private final Matching matching;
  private @Nullable Recurring reload;
  private @Nullable Recurring recovery;

  TriggerEngineVerticle(TriggerEngineConfig config, Platform platform) {
    this.config = config;
    this.platform = platform;
    this.store = new SqlTriggers(platform.database(), platform.ids(), platform.clock());
    this.live = new LiveTriggers(store, config.audience(), platform.meters());
    this.matching =
        new Matching(
            live,
            new SqlOutcomes(platform.database(), platform.ids(), platform.clock()),
            fired -> platform.bus().send(TriggersFired.ADDRESS, new TriggersFired(fired)),
            platform.meters(),
            config.largestBatch());
  }

  @Override
  public Future<?> start() {
    return Threads.run("load triggers", live::reload)
        .onSuccess(
            _ -> {
              Recurring reloading = Recurring.start("reload triggers", RELOAD, live::reload);
              reload = reloading;
              platform.bus().consume(TriggersChanged.ADDRESS, _ -> reloading.wake());
              platform
                  .bus()
                  .consume(EventsAccepted.ADDRESS, message -> matching.take(message.events()));
              recovery =
                  Recurring.start(
                      "recover events",
                      config.recoveryInterval(),
                      () -> matching.recover(config.recoveryAge()));
            });
  }

  @Override
  public Future<?> stop() {
    return Threads.run(
        "stop trigger-engine",
        () -> {
          if (recovery != null) {
            recovery.close();
          }
          if (reload != null) {
            reload.close();
          }
        });
  }

  @Override
  public void routes(Router router) {
    Triggers triggers = new Triggers(store, new SqlPipelines(platform.database()), this::changed);
    new TriggerRoutes(platform.api(), triggers, platform.audit()).mount(router);
    new VerdictRoutes(
            platform.api(),
            new Explanations(new SqlHistory(platform.database()), config.audience()),
            triggers)
        .mount(router);
  }

  /// In force here at once, elsewhere when the notice arrives.
  private void changed(long generation) {
    live.reload();
    platform.bus().publish(TriggersChanged.ADDRESS, new TriggersChanged(generation));
  }
}
