package io.eventops.pipeline.actuator.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.model.definition.ActuatorDefinition;
import io.eventops.model.definition.ActuatorTarget;
import io.eventops.pipeline.actuator.Actuator;
import io.eventops.pipeline.actuator.ActuatorEntry;
import io.eventops.pipeline.actuator.ActuatorYaml;
import io.eventops.pipeline.serving.TestService;
import io.eventops.platform.boot.Platform;
import io.eventops.platform.crypto.SecretBox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class ReachedActuatorsTest {
  @AutoClose private static final TestService SERVICE = TestService.start();

  private final Platform platform = SERVICE.platform();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
  private final SqlActuators store =
      new SqlActuators(platform.database(), platform.ids(), platform.secrets(), platform.clock());
  private final ReachedActuators actuators =
      new ReachedActuators(platform.database(), platform.secrets(), now::get);

  @Test
  void givesAllActuatorsOfTheFirstTagThatHasAny() {
    apply("chooser", ActuatorYaml.ssh("one", "10.0.0.1", "fast", "any"));
    apply("chooser", ActuatorYaml.ssh("two", "10.0.0.2", "fast"));
    apply("chooser", ActuatorYaml.ssh("three", "10.0.0.3", "slow", "any"));

    assertThat(names("chooser", "os", "missing", "fast", "slow")).containsExactly("one", "two");
    assertThat(names("chooser", "os", "any")).containsExactly("one", "three");
    assertThat(names("chooser", "os", "missing")).isEmpty();
    assertThat(names("chooser", "os")).isEmpty();
  }

  @Test
  void givesActuatorsOfThatUserAndTypeOnly() {
    apply("owner", ActuatorYaml.ssh("machine", "10.0.0.1", "k8s-runner"));
    apply("owner", ActuatorYaml.kubernetes("cluster"));

    assertThat(names("owner", "k8s", "k8s-runner")).containsExactly("cluster");
    assertThat(names("stranger", "k8s", "k8s-runner")).isEmpty();
  }

  @Test
  void seesAChangeAtOnce() {
    long id = apply("mover", ActuatorYaml.ssh("machine", "10.0.0.1", "before"));

    apply("mover", ActuatorYaml.ssh("machine", "10.0.0.9", "after"));

    assertThat(names("mover", "os", "before")).isEmpty();
    assertThat(names("mover", "os", "after")).containsExactly("machine");
    assertThat(actuators.find(id).orElseThrow().definition().target())
        .isInstanceOfSatisfying(
            ActuatorTarget.Ssh.class, ssh -> assertThat(ssh.ip()).isEqualTo("10.0.0.9"));
  }

  @Test
  void forgetsADeletedActuatorOnWhichNothingRuns() {
    long id = apply("leaver", ActuatorYaml.ssh("machine", "10.0.0.1", "t"));

    store.delete("leaver", "machine");

    assertThat(names("leaver", "os", "t")).isEmpty();
    assertThat(actuators.find(id)).isEmpty();
    assertThat(column(id, "LENGTH(content)")).isEqualTo("0");
  }

  @Test
  void keepsADeletedActuatorForTheTaskThatIsOnIt() {
    long id = apply("busy", ActuatorYaml.ssh("machine", "10.0.0.1", "t"));
    insertTask(9001, id);
    assertThat(store.unfinishedTasks("busy", "machine")).isEqualTo(1);

    store.delete("busy", "machine");

    assertThat(names("busy", "os", "t")).isEmpty();
    assertThat(actuators.find(id)).isPresent();
    platform.database().update("UPDATE pipeline_tasks SET status = 'success' WHERE id = 9001");
    apply("busy", ActuatorYaml.ssh("other", "10.0.0.2", "t"));
    store.delete("busy", "other");
    assertThat(actuators.find(id)).isEmpty();
  }

  @Test
  void showsWhetherAnActuatorIsReached() {
    long id = apply("watcher", ActuatorYaml.ssh("machine", "10.0.0.1", "t"));
    assertThat(entry("watcher").status()).isEqualTo(Actuator.Status.UNKNOWN);

    actuators.unreachable(id, "connection refused");
    assertThat(entry("watcher").status()).isEqualTo(Actuator.Status.UNREACHABLE);
    assertThat(entry("watcher").lastError()).isEqualTo("connection refused");
    assertThat(entry("watcher").lastSeenAt()).isEmpty();

    actuators.reachable(id);
    assertThat(entry("watcher").status()).isEqualTo(Actuator.Status.REACHABLE);
    assertThat(entry("watcher").lastError()).isEmpty();
    assertThat(entry("watcher").lastSeenAt()).contains(now.get());
    assertThat(actuators.find(id).orElseThrow().status()).isEqualTo(Actuator.Status.REACHABLE);
  }

  @Test
  void writesTheSameSightingOnlyNowAndThen() {
    long id = apply("idle", ActuatorYaml.ssh("machine", "10.0.0.1", "t"));
    Instant first = now.get();
    actuators.reachable(id);

    now.set(first.plusSeconds(5));
    actuators.reachable(id);
    assertThat(entry("idle").lastSeenAt()).contains(first);

    now.set(first.plus(Sightings.INTERVAL));
    actuators.reachable(id);
    assertThat(entry("idle").lastSeenAt()).contains(now.get());
  }

  @Test
  void knowsNothingOfAnActuatorThatIsReachedInAnotherWay() {
    long id = apply("renewer", ActuatorYaml.ssh("machine", "10.0.0.1", "t"));
    actuators.unreachable(id, "connection refused");

    apply("renewer", ActuatorYaml.ssh("machine", "10.0.0.2", "t"));

    assertThat(entry("renewer").status()).isEqualTo(Actuator.Status.UNKNOWN);
    assertThat(entry("renewer").lastError()).isEmpty();
  }

  @Test
  void pinsTheFirstHostKeyOfConcurrentConnections() throws InterruptedException {
    long id = apply("pinner", ActuatorYaml.ssh("machine", "10.0.0.1", "t"));
    Set<String> answers = ConcurrentHashMap.newKeySet();

    List<Thread> connections = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String key = "ssh-ed25519 AAAA" + i;
      connections.add(Thread.ofVirtual().start(() -> answers.add(actuators.pin(id, key))));
    }
    for (Thread connection : connections) {
      connection.join();
    }

    assertThat(answers).hasSize(1);
    assertThat(actuators.pinned(id)).isPresent().get().isIn(answers);
  }

  @Test
  void keepsSecretsOnlySealed() {
    long id = apply("sealer", ActuatorYaml.tunnelled("machine", "10.0.0.1", "client"));

    assertThat(column(id, "CONVERT(content USING latin1)"))
        .doesNotContain(ActuatorYaml.PASSWORD)
        .doesNotContain(ActuatorYaml.TOKEN);
    assertThat(column(id, "client_id")).isEqualTo("client");
    assertThat(column(id, "client_token_hash = UNHEX(SHA2('" + ActuatorYaml.TOKEN + "', 256))"))
        .isEqualTo("1");
    Actuator actuator = actuators.find(id).orElseThrow();
    assertThat(actuator.toString() + actuator.definition())
        .doesNotContain(ActuatorYaml.PASSWORD)
        .doesNotContain(ActuatorYaml.TOKEN);
  }

  @Test
  void replacesADefinitionThatWasSealedWithAKeyThatIsLost() {
    ActuatorDefinition definition =
        ActuatorDefinition.read(ActuatorYaml.ssh("machine", "10.0.0.1", "t")).definition();
    SecretBox lost = SecretBox.of("a key that nobody has any more");
    new SqlActuators(platform.database(), platform.ids(), lost, platform.clock())
        .apply("loser", definition);

    long id = apply("loser", ActuatorYaml.ssh("machine", "10.0.0.1", "t"));

    assertThat(actuators.find(id).orElseThrow().definition()).isEqualTo(definition);
  }

  private long apply(String creater, String yaml) {
    ActuatorDefinition definition = ActuatorDefinition.read(yaml).definition();
    store.apply(creater, definition);
    return platform
        .database()
        .find("SELECT id FROM actuators WHERE creater = ? AND name = ?", creater, definition.name())
        .orElseThrow()
        .getLong("id");
  }

  private ActuatorEntry entry(String creater) {
    return store.entry(creater, "machine").orElseThrow();
  }

  private List<String> names(String creater, String type, String... tags) {
    return actuators.candidates(creater, type, List.of(tags)).stream().map(Actuator::name).toList();
  }

  private String column(long id, String expression) {
    return platform
        .database()
        .find("SELECT CAST(" + expression + " AS CHAR) AS shown FROM actuators WHERE id = ?", id)
        .orElseThrow()
        .getString("shown");
  }

  private void insertTask(long id, long actuator) {
    platform
        .database()
        .update(
            "INSERT INTO pipeline_tasks (id, pipeline_id, alias, type, status, creater,"
                + " actuator_id, created_at, updated_at)"
                + " VALUES (?, ?, 'a', 'os', 'running', 'busy', ?, ?, ?)",
            id,
            id,
            actuator,
            now.get(),
            now.get());
  }
}
