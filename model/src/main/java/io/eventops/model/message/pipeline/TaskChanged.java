package io.eventops.model.message.pipeline;

import io.eventops.model.message.Address;
import org.jspecify.annotations.Nullable;

/// A task of a run has another status; published after the commit.
///
/// @param at milliseconds since 1970 UTC
public record TaskChanged(
    long runId,
    String creater,
    long taskId,
    long parentTaskId,
    String alias,
    String type,
    String status,
    @Nullable String error,
    long at) {
  public static final Address<TaskChanged> ADDRESS =
      new Address<>("pipeline.task.changed.v1", TaskChanged.class);
}
