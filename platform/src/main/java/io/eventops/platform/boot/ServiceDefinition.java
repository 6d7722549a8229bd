package io.eventops.platform.boot;

import io.eventops.platform.settings.Settings;
import java.util.function.BiFunction;
import java.util.function.Function;

/// How a service is made: first its settings are read, then, when the settings of all are good, its
/// verticle is built on the platform of the process.
///
/// @param name as in `event-ingest`
public record ServiceDefinition<C>(
    String name, Function<Settings, C> config, BiFunction<C, Platform, ServiceVerticle> verticle) {

  Function<Platform, ServiceVerticle> configured(Settings settings) {
    C read = config.apply(settings);
    return platform -> verticle.apply(read, platform);
  }
}
