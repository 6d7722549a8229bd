package io.eventops.model.message.pipeline;

import io.eventops.model.message.Address;

/// Somebody follows the log of a task; published again and again while that is so. Whoever writes
/// the log tells when it has grown.
public record LogFollowed(long runId, long taskId) {
  public static final Address<LogFollowed> ADDRESS =
      new Address<>("pipeline.log.followed.v1", LogFollowed.class);
}
