package io.eventops.gateway.throttle;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Remembers who tried how often. Bounded: when it knows too many, it forgets who tried longest
/// ago. Safe for use from any thread.
public final class Throttle {
  private final ThrottlePolicy policy;
  private final Map<String, Attempts> known;

  /// @param most keys that are remembered
  public Throttle(ThrottlePolicy policy, int most) {
    this.policy = policy;
    this.known =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Attempts> eldest) {
            return size() > most;
          }
        };
  }

  private record Attempts(int count, Instant last) {}

  /// Counts an attempt before it is made, so that many at once do not slip through.
  ///
  /// @return how long to wait, when it may not be made yet; it is not counted then
  public synchronized Optional<Duration> attempt(String key, Instant now) {
    Attempts attempts = known.get(key);
    if (attempts == null || attempts.last.plus(policy.memory()).isBefore(now)) {
      known.put(key, new Attempts(1, now));
      return Optional.empty();
    }
    Instant next = attempts.last.plus(policy.delayAfter(attempts.count));
    if (now.isBefore(next)) {
      return Optional.of(Duration.between(now, next));
    }
    known.put(key, new Attempts(attempts.count + 1, now));
    return Optional.empty();
  }

  /// The attempt was a good one: all before it are forgotten.
  public synchronized void forget(String key) {
    known.remove(key);
  }

  /// The attempt was a good one, but says nothing about those before it.
  public synchronized void forgive(String key) {
    known.computeIfPresent(
        key,
        (_, attempts) ->
            attempts.count <= 1 ? null : new Attempts(attempts.count - 1, attempts.last));
  }

  synchronized int size() {
    return known.size();
  }
}
