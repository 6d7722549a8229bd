package io.eventops.pipeline.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a run came from, read by reference: none of it changes any more.
public record Snapshots(
    Definition definition,
    @Nullable Event event,
    @Nullable Fired fired,
    @Nullable Trigger trigger) {

  public record Definition(
      String name,
      String version,
      String creater,
      String content,
      int revision,
      boolean latest,
      Instant created) {}

  /// @param content JSON
  public record Event(
      long id,
      String name,
      String version,
      String creater,
      String content,
      String status,
      @Nullable String statusMessage,
      Instant created,
      @Nullable Instant processed) {}

  /// A row of `event_triggers`.
  public record Fired(
      long id,
      String status,
      @Nullable String message,
      String triggerName,
      String triggerCreater,
      String image,
      Instant created,
      Instant updated) {}

  public record Trigger(
      String name,
      String creater,
      String content,
      String eventName,
      String eventVersion,
      String eventCreater,
      long generation,
      Instant created) {}
}
