package io.eventops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventops.model.definition.ActuatorDefinition;
import io.eventops.pipeline.actuator.Actuator;
import io.eventops.pipeline.actuator.ActuatorYaml;
import io.eventops.pipeline.actuator.HostKeys;
import io.eventops.pipeline.job.HostRefused;
import io.eventops.pipeline.job.ssh.SshConnector;
import io.eventops.pipeline.job.ssh.SshSettings;
import io.eventops.platform.settings.Secret;
import io.eventops.platform.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineRunnerConfigTest {
  @AutoClose private final SshConnector ssh = new SshConnector(new NoKeys(), SshSettings.DEFAULT);

  private static final class NoKeys implements HostKeys {
    @Override
    public Optional<String> pinned(long actuatorId) {
      throw new AssertionError("nothing is connected here");
    }

    @Override
    public String pin(long actuatorId, String key) {
      throw new AssertionError("nothing is connected here");
    }
  }

  @Test
  void hasDefaultsForEverythingButTheKey() {
    Settings settings = Settings.of(Map.of("EVENTOPS_SECRET_KEY", "a key for tests only"));

    PipelineRunnerConfig config = PipelineRunnerConfig.from(settings);

    settings.check();
    assertThat(config)
        .isEqualTo(
            new PipelineRunnerConfig(
                50,
                500,
                8,
                Duration.ofSeconds(15),
                false,
                Duration.ofSeconds(2),
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                "",
                Path.of("data/logs"),
                64L << 20,
                false,
                Path.of("data/local-jobs"),
                new Secret("a key for tests only")));
  }

  @Test
  void readsEverySetting() {
    Settings settings =
        Settings.of(
            Map.ofEntries(
                Map.entry("EVENTOPS_DATA_DIRECTORY", "/data"),
                Map.entry("EVENTOPS_RUNS_PER_USER", "5"),
                Map.entry("EVENTOPS_RUNS_PER_PROCESS", "6"),
                Map.entry("EVENTOPS_PIPELINE_DEPTH", "7"),
                Map.entry("EVENTOPS_RUNNER_LEASE", "8s"),
                Map.entry("EVENTOPS_RUNNER_ALONE", "true"),
                Map.entry("EVENTOPS_RUNNER_SCAN", "9s"),
                Map.entry("EVENTOPS_START_PATIENCE", "10s"),
                Map.entry("EVENTOPS_KILL_GRACE", "11s"),
                Map.entry("EVENTOPS_CALLBACK_ADDRESS", "http://eventops:8080"),
                Map.entry("EVENTOPS_LOG_DIRECTORY", "/logs"),
                Map.entry("EVENTOPS_TASK_LOG_MIB", "12"),
                Map.entry("EVENTOPS_LOCAL_ACTUATOR", "true"),
                Map.entry("EVENTOPS_LOCAL_DIRECTORY", "/jobs"),
                Map.entry("EVENTOPS_SECRET_KEY", "a key for tests only")));

    PipelineRunnerConfig config = PipelineRunnerConfig.from(settings);

    settings.check();
    assertThat(config)
        .isEqualTo(
            new PipelineRunnerConfig(
                5,
                6,
                7,
                Duration.ofSeconds(8),
                true,
                Duration.ofSeconds(9),
                Duration.ofSeconds(10),
                Duration.ofSeconds(11),
                "http://eventops:8080",
                Path.of("/logs"),
                12L << 20,
                true,
                Path.of("/jobs"),
                new Secret("a key for tests only")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: a\ndocker: {ip: 127.0.0.1, port: 2375}\ntags: [x]\n",
        "name: a\nos: {local: true}\ntags: [x]\n",
        """
        name: a
        os: {user: u, password: p, ip: 127.0.0.1}
        tags: [x]
        tunnel: {clientId: c, clientToken: t}
        """,
      })
  void refusesAMachineThatItCannotUseAsItIsMeant(String yaml) {
    var machines =
        PipelineRunnerConfig.from(
                Settings.of(Map.of("EVENTOPS_SECRET_KEY", "a key for tests only")))
            .machines(ssh);

    assertThatThrownBy(() -> machines.open(actuator(yaml))).isInstanceOf(HostRefused.class);
  }

  @Test
  void makesAWayToAMachineThatItCanDial() {
    var machines =
        PipelineRunnerConfig.from(
                Settings.of(Map.of("EVENTOPS_SECRET_KEY", "a key for tests only")))
            .machines(ssh);

    assertThat(machines.open(actuator(ActuatorYaml.ssh("a", "127.0.0.1", "x")))).isNotNull();
  }

  private static Actuator actuator(String yaml) {
    return new Actuator(
        1, "a", "kakj", ActuatorDefinition.read(yaml).definition(), Actuator.Status.UNKNOWN);
  }
}
