package io.eventops.model.message.pipeline;

import io.eventops.model.message.Address;
import org.jspecify.annotations.Nullable;

/// A run has another status; published after the commit.
///
/// @param creater whose run it is
/// @param eventId the event behind it; 0 when it was started by hand
/// @param at milliseconds since 1970 UTC
public record RunChanged(
    long runId, String creater, long eventId, String status, @Nullable String reason, long at) {
  public static final Address<RunChanged> ADDRESS =
      new Address<>("pipeline.run.changed.v1", RunChanged.class);
}
