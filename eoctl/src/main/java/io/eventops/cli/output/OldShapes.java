package io.eventops.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;

/// The lines that the commands of the old eoctl print, for the scripts that read them.
public enum OldShapes {
  ACTUATOR,
  PIPELINE_VERSION,
  PIPELINE,
  TRIGGER,
  RUNTIME,
  RUNTIME_DETAIL;

  /// An array, or null for none.
  public String list(JsonNode items) {
    return Json.line(new Shape.ListOf(shape()).of(items));
  }

  /// An object, of zero values for none.
  public String one(JsonNode item) {
    return Json.line(shape().of(item));
  }

  private Shape shape() {
    return switch (this) {
      case ACTUATOR -> actuator();
      case PIPELINE_VERSION -> pipelineVersion();
      case PIPELINE ->
          Shape.struct()
              .texts("name", "desc", "creater")
              .flags("public")
              .times("createTime")
              .with(new Shape.ListOf(pipelineVersion()), "versionList");
      case TRIGGER -> trigger();
      case RUNTIME -> runtime();
      case RUNTIME_DETAIL ->
          Shape.struct()
              .with(runtime(), "pipeline")
              .with(extra(), "pipelineExtra")
              .with(new Shape.ListOf(task()), "tasks");
    };
  }

  private static Shape.Struct actuator() {
    return Shape.struct()
        .texts("name", "creater", "type", "status")
        .with(new Shape.ListOf(new Shape.Scalar(NullNode.getInstance())), "tags")
        .times("createdAt", "updatedAt");
  }

  private static Shape.Struct pipelineVersion() {
    return Shape.struct()
        .texts("name", "version", "creater", "status", "content")
        .times("createTime")
        .flags("Latest");
  }

  private static Shape.Struct trigger() {
    return Shape.struct()
        .texts("name", "content", "creater", "event_name", "event_version", "event_creater")
        .times("CreatedAt");
  }

  private static Shape.Struct runtime() {
    return Shape.struct()
        .numbers("id", "eventTriggerId", "eventId", "triggerDefinitionId")
        .texts("definitionName", "definitionVersion", "definitionCreater", "creater", "status")
        .numbers("costTimeSec")
        .timesOrNull("timeBegin", "timeEnd")
        .times("createdAt", "updatedAt");
  }

  private static Shape.Struct extra() {
    Shape event =
        Shape.struct()
            .numbers("id")
            .texts("name", "version", "content", "creater", "status", "statusMessage")
            .times("createdAt", "updatedAt")
            .timesOrNull("deletedAt");
    Shape eventTrigger =
        Shape.struct()
            .numbers("id")
            .texts("status", "message", "eventName", "eventVersion", "eventCreater")
            .times("eventTime")
            .numbers("eventId")
            .texts("triggerName", "triggerCreater")
            .times("triggerTime")
            .texts("pipelineImage")
            .times("createdAt", "updatedAt")
            .timesOrNull("deletedAt");
    return Shape.struct()
        .numbers("id", "pipelineId")
        .with(pipelineVersion(), "definitionContent")
        .with(event, "eventContent")
        .with(eventTrigger, "eventTriggerContent")
        .with(trigger(), "triggerDefinitionContent")
        .with(Shape.struct().texts("stopReason"), "extra")
        .with(namedValues(), "contexts")
        .times("createdAt", "updatedAt");
  }

  private static Shape.Struct task() {
    Shape extra =
        Shape.struct()
            .texts("error", "chooseTag")
            .with(new Shape.MapOf(value(), NullNode.getInstance()), "inputs", "contexts");
    return Shape.struct()
        .numbers("id", "pipelineId", "parentTaskId")
        .texts("jobSign", "alias", "type", "status")
        .with(extra, "extra")
        .with(namedValues(), "outputs")
        .numbers("costTimeSec")
        .timesOrNull("timeBegin", "timeEnd")
        .texts("creater")
        .times("createdAt", "updatedAt");
  }

  private static Shape namedValues() {
    return new Shape.MapOf(value(), JsonNodeFactory.instance.objectNode());
  }

  private static Shape value() {
    return Shape.struct().texts("name", "value", "type");
  }
}
