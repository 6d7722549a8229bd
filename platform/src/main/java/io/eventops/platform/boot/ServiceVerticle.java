package io.eventops.platform.boot;

import io.vertx.core.VerticleBase;
import io.vertx.ext.web.Router;

/// A service in a process: its running parts, and the routes it contributes. Subclasses only wire.
public abstract class ServiceVerticle extends VerticleBase {
  /// Adds this service's routes; called after the start, once for each HTTP event loop.
  public abstract void routes(Router router);
}
