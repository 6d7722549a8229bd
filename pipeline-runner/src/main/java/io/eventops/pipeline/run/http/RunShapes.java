package io.eventops.pipeline.run.http;

import io.eventops.pipeline.run.RunDetails;
import io.eventops.pipeline.run.RunView;
import io.eventops.pipeline.run.Snapshots;
import io.eventops.pipeline.run.TaskRow;
import io.eventops.pipeline.run.TaskView;
import io.eventops.pipeline.run.Value;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs and tasks in the shapes of the contract, with a few members more.
final class RunShapes {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private RunShapes() {}

  static JsonObject run(RunView run) {
    return new JsonObject()
        .put("id", run.id())
        .put("eventTriggerId", run.eventTriggerId())
        .put("eventId", run.eventId())
        .put("triggerDefinitionId", run.triggerId())
        .put("definitionName", run.definition().name())
        .put("definitionVersion", run.definition().version())
        .put("definitionCreater", run.definition().creater())
        .put("creater", run.creater())
        .put("status", run.status().text())
        .put("stopReason", run.stopReason())
        .put("rerunOf", run.rerunOf())
        .put("costTimeSec", seconds(run.begin(), run.end()))
        .put("timeBegin", time(run.begin()))
        .put("timeEnd", time(run.end()))
        .put("createdAt", time(run.created()))
        .put("updatedAt", time(run.updated()));
  }

  static JsonObject detail(RunDetails.Detail detail) {
    JsonArray tasks = new JsonArray();
    detail.tasks().forEach(part -> tasks.add(task(part)));
    return new JsonObject()
        .put("pipeline", run(detail.run()))
        .put("pipelineExtra", extra(detail))
        .put("tasks", tasks.isEmpty() ? null : tasks);
  }

  private static JsonObject extra(RunDetails.Detail detail) {
    RunView run = detail.run();
    Snapshots snapshots = detail.snapshots();
    JsonObject inputs = new JsonObject();
    detail.inputs().forEach(inputs::put);
    return new JsonObject()
        .put("id", run.id())
        .put("pipelineId", run.id())
        .put("definitionContent", definition(snapshots.definition()))
        .put("eventContent", event(snapshots.event()))
        .put("eventTriggerContent", fired(snapshots, run))
        .put("triggerDefinitionContent", trigger(snapshots.trigger()))
        .put("extra", new JsonObject().put("stopReason", run.stopReason()))
        .put("inputs", inputs)
        .put("contexts", values(detail.contexts()))
        .put("createdAt", time(run.created()))
        .put("updatedAt", time(run.updated()));
  }

  private static JsonObject definition(Snapshots.Definition definition) {
    return new JsonObject()
        .put("name", definition.name())
        .put("version", definition.version())
        .put("creater", definition.creater())
        .put("status", "created")
        .put("content", definition.content())
        .put("createTime", time(definition.created()))
        .put("Latest", definition.latest())
        .put("revision", definition.revision());
  }

  private static @Nullable JsonObject event(Snapshots.@Nullable Event event) {
    return event == null
        ? null
        : new JsonObject()
            .put("id", event.id())
            .put("name", event.name())
            .put("version", event.version())
            .put("content", event.content())
            .put("creater", event.creater())
            .put("status", event.status())
            .put("statusMessage", text(event.statusMessage()))
            .put("createdAt", time(event.created()))
            .put("updatedAt", time(event.processed() == null ? event.created() : event.processed()))
            .put("deletedAt", null);
  }

  private static @Nullable JsonObject fired(Snapshots snapshots, RunView run) {
    Snapshots.Fired fired = snapshots.fired();
    if (fired == null) {
      return null;
    }
    Snapshots.Event event = snapshots.event();
    Snapshots.Trigger trigger = snapshots.trigger();
    return new JsonObject()
        .put("id", fired.id())
        .put("status", fired.status())
        .put("message", text(fired.message()))
        .put("eventName", event == null ? "" : event.name())
        .put("eventVersion", event == null ? "" : event.version())
        .put("eventCreater", event == null ? "" : event.creater())
        .put("eventTime", event == null ? null : time(event.created()))
        .put("eventId", run.eventId())
        .put("triggerName", fired.triggerName())
        .put("triggerCreater", fired.triggerCreater())
        .put("triggerTime", trigger == null ? null : time(trigger.created()))
        .put("pipelineImage", fired.image())
        .put("createdAt", time(fired.created()))
        .put("updatedAt", time(fired.updated()))
        .put("deletedAt", null);
  }

  private static @Nullable JsonObject trigger(Snapshots.@Nullable Trigger trigger) {
    return trigger == null
        ? null
        : new JsonObject()
            .put("name", trigger.name())
            .put("content", trigger.content())
            .put("creater", trigger.creater())
            .put("event_name", trigger.eventName())
            .put("event_version", trigger.eventVersion())
            .put("event_creater", trigger.eventCreater())
            .put("CreatedAt", time(trigger.created()))
            .put("generation", trigger.generation());
  }

  static JsonObject task(RunDetails.Part part) {
    TaskView task = part.task();
    TaskRow row = task.row();
    return new JsonObject()
        .put("id", row.id())
        .put("pipelineId", task.runId())
        .put("parentTaskId", row.parentTaskId())
        .put("jobSign", row.jobSign())
        .put("alias", row.alias())
        .put("type", row.type())
        .put("status", row.status().text())
        .put(
            "extra",
            new JsonObject()
                .put("error", text(row.error()))
                .put("chooseTag", row.chooseTag())
                .put("inputs", row.inputs().isEmpty() ? null : values(row.inputs()))
                .put("contexts", row.contexts().isEmpty() ? null : values(row.contexts())))
        .put("outputs", values(row.outputs()))
        .put("exitCode", row.exitCode())
        .put("actuatorName", task.actuatorName())
        .put("needs", new JsonArray(part.needs()))
        .put("costTimeSec", seconds(row.begin(), row.end()))
        .put("timeBegin", time(row.begin()))
        .put("timeEnd", time(row.end()))
        .put("creater", task.creater())
        .put("createdAt", time(task.created()))
        .put("updatedAt", time(task.updated()));
  }

  private static JsonObject values(Map<String, Value> values) {
    JsonObject json = new JsonObject();
    values.forEach(
        (name, value) ->
            json.put(
                name,
                new JsonObject()
                    .put("name", value.name())
                    .put("value", value.value())
                    .put("type", value.type())));
    return json;
  }

  private static long seconds(@Nullable Instant begin, @Nullable Instant end) {
    return begin == null || end == null ? 0 : Math.max(0, Duration.between(begin, end).toSeconds());
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  /// RFC 3339 with milliseconds.
  static @Nullable String time(@Nullable Instant time) {
    return time == null ? null : TIME.format(time);
  }
}
