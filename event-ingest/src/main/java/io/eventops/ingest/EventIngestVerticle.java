package io.eventops.ingest;

import io.eventops.ingest.event.bus.Handover;
import io.eventops.ingest.event.http.EventQueries;
import io.eventops.ingest.event.http.SendEvent;
import io.eventops.ingest.event.store.EventIntake;
import io.eventops.ingest.event.store.SqlEvents;
import io.eventops.platform.boot.Platform;
import io.eventops.platform.boot.ServiceDefinition;
import io.eventops.platform.boot.ServiceVerticle;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;

/// Wires event-ingest.
public final class EventIngestVerticle extends ServiceVerticle {
  public static final ServiceDefinition<EventIngestConfig> SERVICE =
      new ServiceDefinition<>("event-ingest", EventIngestConfig::from, EventIngestVerticle::new);

  private final EventIngestConfig config;
  private final Platform platform;
  private final SqlEvents events;
  private final EventIntake intake;

  EventIngestVerticle(EventIngestConfig config, Platform platform) {
    this.config = config;
    this.platform = platform;
    this.events = new SqlEvents(platform.database(), platform.ids());
    this.intake =
        new EventIntake(
            events,
            new Handover(platform.bus())::give,
            platform.meters(),
            config.lanes(),
            config.largestBatch(),
            config.queue());
  }

  @Override
  public Future<?> start() {
    return Future.succeededFuture();
  }

  @Override
  public void routes(Router router) {
    new SendEvent(platform.api(), intake::take, platform.clock(), config.bodyLimit()).mount(router);
    new EventQueries(platform.api(), events).mount(router);
  }
}
