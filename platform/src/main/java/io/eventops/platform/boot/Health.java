package io.eventops.platform.boot;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Whether this process can do its work, as the sum of named checks.
public final class Health {
  private static final long LONGEST_CHECK_MS = 2_000;

  private final Map<String, Supplier<Future<?>>> checks = new ConcurrentHashMap<>();
  private volatile boolean draining;

  /// @param check a future that fails when the part is not ready; the message says why. When it
  ///     succeeds with a text, the text is shown
  public void register(String name, Supplier<Future<?>> check) {
    checks.put(name, check);
  }

  /// From now on not ready: the process is about to stop.
  public void drain() {
    draining = true;
  }

  /// @param checks name to `up`, perhaps with a detail, or why it is not
  public record Readiness(boolean ready, Map<String, String> checks) {
    JsonObject toJson() {
      JsonObject parts = new JsonObject();
      checks.forEach(parts::put);
      return new JsonObject().put("status", ready ? "up" : "down").put("checks", parts);
    }
  }

  /// Runs all checks at the same time; never fails.
  public Future<Readiness> readiness() {
    Map<String, String> results = new ConcurrentHashMap<>();
    List<Future<?>> running = new ArrayList<>();
    checks.forEach(
        (name, check) ->
            running.add(
                begin(check)
                    .timeout(LONGEST_CHECK_MS, TimeUnit.MILLISECONDS)
                    .onSuccess(detail -> results.put(name, up(detail)))
                    .onFailure(fault -> results.put(name, String.valueOf(fault.getMessage())))));
    if (draining) {
      results.put("process", "stopping");
    }
    if (running.isEmpty()) {
      return Future.succeededFuture(new Readiness(!draining, Map.copyOf(results)));
    }
    return Future.join(running)
        .transform(
            joined ->
                Future.succeededFuture(
                    new Readiness(joined.succeeded() && !draining, Map.copyOf(results))));
  }

  private static String up(@Nullable Object detail) {
    return detail instanceof String text ? "up: " + text : "up";
  }

  private static Future<?> begin(Supplier<Future<?>> check) {
    try {
      return check.get();
    } catch (RuntimeException fault) {
      return Future.failedFuture(fault);
    }
  }
}
