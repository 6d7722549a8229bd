package io.eventops.standalone;

import static io.eventops.standalone.GoType.FLAG;
import static io.eventops.standalone.GoType.TEXT;
import static io.eventops.standalone.GoType.TIME;
import static io.eventops.standalone.GoType.UINT;
import static io.eventops.standalone.GoType.struct;

/// What the ancestor's client decodes `Data` into, with every member by its exact name.
final class OldTypes {
  static final GoType USER = struct().with(TEXT, "Name", "Email", "Token");

  static final GoType ACTUATOR =
      struct()
          .with(TEXT, "name", "creater", "type", "status")
          .with(new GoType.ListOf(TEXT), "tags")
          .with(TIME, "createdAt", "updatedAt");

  static final GoType PIPELINE_VERSION =
      struct()
          .with(TEXT, "name", "version", "creater", "status", "content")
          .with(TIME, "createTime")
          .with(FLAG, "Latest");

  static final GoType PIPELINE =
      struct()
          .with(TEXT, "name", "desc", "creater")
          .with(FLAG, "public")
          .with(TIME, "createTime")
          .with(new GoType.ListOf(PIPELINE_VERSION), "versionList");

  /// Null leaves the client's struct as it is: all zero.
  static final GoType NOTHING_OR_PIPELINE = new GoType.OrNull(PIPELINE);

  static final GoType TRIGGER =
      struct()
          .with(TEXT, "name", "content", "creater", "event_name", "event_version", "event_creater")
          .with(TIME, "CreatedAt");

  static final GoType RUN =
      struct()
          .with(UINT, "id", "eventTriggerId", "eventId", "triggerDefinitionId", "costTimeSec")
          .with(TEXT, "definitionName", "definitionVersion", "definitionCreater")
          .with(TEXT, "creater", "status")
          .with(new GoType.OrNull(TIME), "timeBegin", "timeEnd")
          .with(TIME, "createdAt", "updatedAt");

  private static final GoType EVENT =
      struct()
          .with(UINT, "id")
          .with(TEXT, "name", "version", "content", "creater", "status", "statusMessage")
          .with(TIME, "createdAt", "updatedAt")
          .with(new GoType.OrNull(TIME), "deletedAt");

  private static final GoType EVENT_TRIGGER =
      struct()
          .with(UINT, "id", "eventId")
          .with(TEXT, "status", "message", "eventName", "eventVersion", "eventCreater")
          .with(TEXT, "triggerName", "triggerCreater", "pipelineImage")
          .with(TIME, "eventTime", "triggerTime", "createdAt", "updatedAt")
          .with(new GoType.OrNull(TIME), "deletedAt");

  private static final GoType RUN_EXTRA =
      struct()
          .with(UINT, "id", "pipelineId")
          .with(PIPELINE_VERSION, "definitionContent")
          .with(EVENT, "eventContent")
          .with(EVENT_TRIGGER, "eventTriggerContent")
          .with(TRIGGER, "triggerDefinitionContent")
          .with(struct().with(TEXT, "stopReason"), "extra")
          .with(struct(), "contexts")
          .with(TIME, "createdAt", "updatedAt");

  private static final GoType VALUES =
      new GoType.MapOf(struct().with(TEXT, "name", "value", "type"));

  private static final GoType TASK =
      struct()
          .with(UINT, "id", "pipelineId", "parentTaskId", "costTimeSec")
          .with(TEXT, "jobSign", "alias", "type", "status", "creater")
          .with(
              struct().with(TEXT, "error", "chooseTag").with(VALUES, "inputs", "contexts"), "extra")
          .with(VALUES, "outputs")
          .with(new GoType.OrNull(TIME), "timeBegin", "timeEnd")
          .with(TIME, "createdAt", "updatedAt");

  /// Of a run that an event has started.
  static final GoType RUN_DETAIL =
      struct()
          .with(RUN, "pipeline")
          .with(RUN_EXTRA, "pipelineExtra")
          .with(new GoType.ListOf(TASK), "tasks");

  private OldTypes() {}
}
