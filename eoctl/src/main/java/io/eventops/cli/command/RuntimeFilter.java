package io.eventops.cli.command;

import io.eventops.cli.client.Target;
import io.eventops.cli.failure.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which runs to list, with the options of the old eoctl and some more.
final class RuntimeFilter {
  @Option(names = "--en", paramLabel = "NAME", description = "Of events of this name.")
  String eventName = "";

  @Option(names = "--ev", paramLabel = "VERSION", description = "Of events of this version.")
  String eventVersion = "";

  @Option(names = "--ec", paramLabel = "USER", description = "Of events of this user.")
  String eventCreater = "";

  @Option(names = "--tdn", paramLabel = "NAME", description = "Of this trigger.")
  String trigger = "";

  @Option(names = "--pdn", paramLabel = "NAME", description = "Of this pipeline.")
  String pipelineName = "";

  @Option(names = "--pdv", paramLabel = "VERSION", description = "Of this version.")
  String pipelineVersion = "";

  @Option(names = "--pdc", paramLabel = "USER", description = "Of a pipeline of this user.")
  String pipelineCreater = "";

  @Option(names = "--top", paramLabel = "N", description = "No more than this many (20).")
  String top = "20";

  @Option(names = "--status", paramLabel = "STATUS", description = "Only in this status.")
  String status = "";

  @Option(names = "--event", paramLabel = "ID", description = "Only of this event.")
  @Nullable Long event;

  @Option(names = "--before", paramLabel = "ID", description = "Only older than this run.")
  @Nullable Long before;

  /// All eight parameters of the old eoctl, empty or not; of the new ones those that are given.
  Target target() {
    allOrNone("--en, --ev, --ec", eventName, eventVersion, eventCreater);
    allOrNone("--pdn, --pdv, --pdc", pipelineName, pipelineVersion, pipelineCreater);
    return Target.all("pipeline")
        .with("eventCreater", eventCreater)
        .with("eventName", eventName)
        .with("eventVersion", eventVersion)
        .with("pipelineDefinitionCreater", pipelineCreater)
        .with("pipelineDefinitionName", pipelineName)
        .with("pipelineDefinitionVersion", pipelineVersion)
        .with("top", top)
        .with("triggerDefinitionName", trigger)
        .withGiven("status", status)
        .withGiven("eventId", event == null ? "" : event.toString())
        .withGiven("before", before == null ? "" : before.toString());
  }

  private static void allOrNone(String names, String... values) {
    long given = List.of(values).stream().filter(value -> !value.isEmpty()).count();
    if (given != 0 && given != values.length) {
      throw Failure.usage("give all of " + names + " or none");
    }
  }
}
