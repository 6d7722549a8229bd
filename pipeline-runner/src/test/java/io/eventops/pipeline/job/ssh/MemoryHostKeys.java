package io.eventops.pipeline.job.ssh;

import io.eventops.pipeline.actuator.HostKeys;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Host keys that are forgotten with the test.
final class MemoryHostKeys implements HostKeys {
  private final Map<Long, String> keys = new ConcurrentHashMap<>();

  @Override
  public Optional<String> pinned(long actuatorId) {
    return Optional.ofNullable(keys.get(actuatorId));
  }

  @Override
  public String pin(long actuatorId, String key) {
    String earlier = keys.putIfAbsent(actuatorId, key);
    return earlier == null ? key : earlier;
  }
}
