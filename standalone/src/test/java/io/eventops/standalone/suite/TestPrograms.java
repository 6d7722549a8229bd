package io.eventops.standalone.suite;

import io.eventops.gateway.ApiGatewayMain;
import io.eventops.ingest.EventIngestMain;
import io.eventops.pipeline.PipelineRunnerMain;
import io.eventops.trigger.TriggerEngineMain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The services on the class path of the tests, each in a JVM of its own.
final class TestPrograms implements Programs {
  private static final Map<String, Class<?>> MAINS =
      Map.of(
          "api-gateway", ApiGatewayMain.class,
          "event-ingest", EventIngestMain.class,
          "trigger-engine", TriggerEngineMain.class,
          "pipeline-runner", PipelineRunnerMain.class);

  @Override
  public List<String> command(String service) {
    Class<?> main = MAINS.get(service);
    if (main == null) {
      throw new IllegalArgumentException("no such service: " + service);
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx192m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return command;
  }
}
