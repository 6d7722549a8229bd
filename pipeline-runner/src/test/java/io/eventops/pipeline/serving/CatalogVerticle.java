package io.eventops.pipeline.serving;

import io.eventops.pipeline.actuator.ActuatorCatalog;
import io.eventops.pipeline.actuator.ActuatorStore;
import io.eventops.pipeline.actuator.http.ActuatorRoutes;
import io.eventops.pipeline.actuator.store.SqlActuators;
import io.eventops.pipeline.definition.Catalog;
import io.eventops.pipeline.definition.DefinitionStore;
import io.eventops.pipeline.definition.StoredDefinitions;
import io.eventops.pipeline.definition.http.DefinitionRoutes;
import io.eventops.pipeline.definition.store.SqlDefinitions;
import io.eventops.platform.boot.Platform;
import io.eventops.platform.boot.ServiceVerticle;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;

/// The catalog alone, without the engine.
final class CatalogVerticle extends ServiceVerticle {
  private final Platform platform;
  private final DefinitionRoutes definitions;
  private final ActuatorRoutes actuators;

  CatalogVerticle(Platform platform, boolean localAllowed) {
    this.platform = platform;
    DefinitionStore store =
        new SqlDefinitions(platform.database(), platform.ids(), platform.clock());
    Catalog catalog = new Catalog(store, new StoredDefinitions(store));
    this.definitions = new DefinitionRoutes(catalog, store, platform.audit());
    ActuatorStore actuatorStore =
        new SqlActuators(platform.database(), platform.ids(), platform.secrets(), platform.clock());
    this.actuators =
        new ActuatorRoutes(
            new ActuatorCatalog(actuatorStore, localAllowed), actuatorStore, platform.audit());
  }

  @Override
  public Future<?> start() {
    return Future.succeededFuture();
  }

  @Override
  public void routes(Router router) {
    definitions.mount(router, platform.api());
    actuators.mount(router, platform.api());
  }
}
