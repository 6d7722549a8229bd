package io.eventops.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceRoutesTest {
  @ParameterizedTest
  @CsvSource({
    "/api/event/send, event-ingest",
    "/api/event/, event-ingest",
    "/api/event, event-ingest",
    "/api/event/7, event-ingest",
    "/api/event/7/explain, trigger-engine",
    "/api/trigger-definition/, trigger-engine",
    "/api/trigger-definition/test, trigger-engine",
    "/api/pipeline/7/tasks/9/logs, pipeline-runner",
    "/api/pipeline-definition/a/1.0, pipeline-runner",
    "/api/actuator/apply, pipeline-runner",
  })
  void namesTheServiceOfAPath(String path, String service) {
    assertThat(ServiceRoutes.serviceOf(path)).contains(service);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/user/login", "/api/eventual", "/api/pipelines/7", "/metrics", "/"})
  void leavesOthersAlone(String path) {
    assertThat(ServiceRoutes.serviceOf(path)).isEmpty();
  }

  @Test
  void tellsWhatOtherServicesAnswer() {
    assertThat(ServiceRoutes.templatesWithout(Set.of("event-ingest", "pipeline-runner")))
        .containsExactly("/api/event/:id/explain", "/api/trigger-definition/*");
  }
}
