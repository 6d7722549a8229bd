package io.eventops.pipeline.log.bus;

import io.eventops.model.message.pipeline.LogFollowed;
import io.eventops.model.message.pipeline.LogGrown;
import io.eventops.pipeline.log.LogKey;
import io.eventops.pipeline.log.LogNews;
import io.eventops.pipeline.log.Logs;
import io.eventops.platform.bus.Bus;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Tells of growth only while somebody follows, and not more often than an eye can see. Safe for
/// use by several threads.
public final class LogBus implements LogNews {
  private static final long PAUSE_MS = 20;

  /// Followers say it again well within this time.
  private static final Duration MEMORY = Duration.ofSeconds(40);

  private static final int MOST_REMEMBERED = 10_000;

  private final Bus bus;
  private final Vertx vertx;
  private final Map<LogKey, Long> followedAt = new ConcurrentHashMap<>();
  private final Set<LogKey> announced = ConcurrentHashMap.newKeySet();

  public LogBus(Bus bus, Vertx vertx) {
    this.bus = bus;
    this.vertx = vertx;
  }

  /// From now on the readers of these logs are woken by other processes too.
  public void listen(Logs logs) {
    bus.consume(LogGrown.ADDRESS, grown -> logs.changed(new LogKey(grown.runId(), grown.taskId())));
    bus.consume(
        LogFollowed.ADDRESS, followed -> remember(new LogKey(followed.runId(), followed.taskId())));
  }

  private void remember(LogKey key) {
    long now = System.nanoTime();
    if (followedAt.size() >= MOST_REMEMBERED) {
      followedAt.values().removeIf(at -> now - at > MEMORY.toNanos());
    }
    if (followedAt.size() < MOST_REMEMBERED && followedAt.put(key, now) == null) {
      // what was written before this was known
      announce(key);
    }
  }

  @Override
  public void followed(LogKey key) {
    bus.publish(LogFollowed.ADDRESS, new LogFollowed(key.runId(), key.taskId()));
  }

  @Override
  public void grown(LogKey key) {
    Long at = followedAt.get(key);
    if (at == null) {
      return;
    }
    if (System.nanoTime() - at > MEMORY.toNanos()) {
      followedAt.remove(key, at);
    } else if (announced.add(key)) {
      vertx.setTimer(PAUSE_MS, _ -> announce(key));
    }
  }

  private void announce(LogKey key) {
    // first: what is written from now on is told with the next notice
    announced.remove(key);
    bus.publish(LogGrown.ADDRESS, new LogGrown(key.runId(), key.taskId()));
  }
}
