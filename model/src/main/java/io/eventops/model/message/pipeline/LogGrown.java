package io.eventops.model.message.pipeline;

import io.eventops.model.message.Address;

/// There is more to read in the log of a task that somebody follows.
public record LogGrown(long runId, long taskId) {
  public static final Address<LogGrown> ADDRESS =
      new Address<>("pipeline.log.grown.v1", LogGrown.class);
}
