package io.eventops.pipeline.actuator.store;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Decides which sightings of actuators are worth a write: a change at once, the same again only
/// now and then. Safe for all threads.
final class Sightings {
  static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final int MOST = 10_000;

  private final Map<Long, Sighting> last =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Sighting> eldest) {
          return size() > MOST;
        }
      };

  /// @param error empty when it was reached
  private record Sighting(String error, Instant at) {}

  /// Whether to write it; the answer counts on that it is then written.
  synchronized boolean isNews(long id, String error, Instant now) {
    Sighting before = last.get(id);
    if (before != null
        && before.error().equals(error)
        && now.isBefore(before.at().plus(INTERVAL))) {
      return false;
    }
    last.put(id, new Sighting(error, now));
    return true;
  }

  /// The next sighting is news.
  synchronized void forget(long id) {
    last.remove(id);
  }
}
