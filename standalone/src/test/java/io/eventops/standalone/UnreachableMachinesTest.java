package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.testkit.ssh.SshMachine;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A machine that cannot be used: its owner is told why and what to do, by the task and by the list
/// of actuators, and the run ends.
@Timeout(180)
class UnreachableMachinesTest {
  @TempDir private static Path data;
  private static House house;
  private static Caller kakj;
  private static ServerSocket mute;
  private static long runOnTheMute;

  private SshMachine machine;

  @BeforeAll
  static void open() throws IOException {
    house = new House(data, "EVENTOPS_START_PATIENCE", "1s");
    kakj = house.user("kakj");
    // this one takes its time, beside the others
    mute = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"));
    apply("mute", mute.getLocalPort(), "password: some-password");
    runOnTheMute = run("mute");
  }

  @AfterAll
  static void close() throws IOException {
    house.close();
    mute.close();
  }

  @BeforeEach
  void startMachine() {
    machine = SshMachine.start();
  }

  @AfterEach
  void stopMachine() {
    machine.close();
  }

  /// @param login lines of the definition
  private static Reply apply(String name, int port, String login) {
    Reply applied =
        kakj.applyActuator(
            """
            name: %s
            os:
              ip: 127.0.0.1
              port: %d
              user: runner
            %s
            tags: [%s]
            """
                .formatted(name, port, login.indent(2).stripTrailing(), name));
    kakj.applyPipeline(
            """
            name: on-%s
            version: 1.0
            actuatorSelector: {tags: [%s]}
            dag: [{name: work, needs: [root]}]
            tasks: [{alias: work, type: os, commands: ['echo "worked"']}]
            """
                .formatted(name, name))
        .data();
    return applied;
  }

  private Reply apply(String name, String login) {
    return apply(name, machine.port(), login);
  }

  private String password() {
    return "password: " + machine.password();
  }

  private static long run(String name) {
    return kakj.run("on-" + name + ":1.0", new JsonObject());
  }

  private static void assertWorks(String name) {
    long run = run(name);

    assertThat(kakj.awaitEnd(run).getJsonObject("pipeline").getString("status"))
        .as(() -> kakj.task(run, "work").encodePrettily())
        .isEqualTo("success");
    assertThat(kakj.log(run, "work")).isEqualTo("worked\n");
    JsonObject actuator = kakj.get("/api/actuator/" + name).data();
    assertThat(actuator.getString("status")).isEqualTo("reachable");
    assertThat(actuator.getString("lastError")).isEmpty();
  }

  /// Runs a task on the machine, which must not work.
  private static String reasonAgainst(String name) {
    return reasonAgainst(name, run(name));
  }

  private static String reasonAgainst(String name, long run) {
    JsonObject ended = kakj.awaitEnd(run).getJsonObject("pipeline");
    JsonObject task = kakj.task(run, "work");
    String reason = task.getJsonObject("extra").getString("error");
    assertThat(ended.getString("status")).isEqualTo("failed");
    assertThat(ended.getLong("costTimeSec")).isLessThan(60);
    assertThat(ended.getString("stopReason")).startsWith("task work ended error: ");
    assertThat(task.getString("status")).isEqualTo("error");
    assertThat(kakj.log(run, "work")).isEmpty();
    JsonObject listed =
        kakj.get("/api/actuator/").list().stream()
            .map(JsonObject.class::cast)
            .filter(actuator -> actuator.getString("name").equals(name))
            .findFirst()
            .orElseThrow();
    assertThat(listed.getString("status")).isEqualTo("unreachable");
    assertThat(listed.getString("lastError")).isNotBlank();
    assertThat(reason).startsWith(listed.getString("lastError"));
    return reason;
  }

  @Test
  void nobodyListens() throws IOException {
    int port;
    try (ServerSocket shortly = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      port = shortly.getLocalPort();
    }
    apply("closed", port, "password: x").data();

    assertThat(reasonAgainst("closed"))
        .matches(
            ("runner@127.0.0.1:%d cannot be reached: Connection refused;"
                    + " is the machine up, and the port open\\? \\(given up after \\d+ s\\)")
                .formatted(port));
  }

  @Test
  void somebodyListensAndSaysNothing() {
    assertThat(reasonAgainst("mute", runOnTheMute))
        .matches(
            ("runner@127.0.0.1:%d did not complete the login: no answer within 15 s;"
                    + " is an SSH server on that port\\? \\(given up after \\d+ s\\)")
                .formatted(mute.getLocalPort()));
  }

  @Test
  void aWrongPassword() {
    apply("wrong-password", "password: not-" + machine.password()).data();

    assertThat(reasonAgainst("wrong-password"))
        .isEqualTo(
            "runner@127.0.0.1:%d refused the login; check the user and the password of the actuator"
                .formatted(machine.port()));
  }

  @Test
  void aKeyThatTheMachineDoesNotKnow() {
    try (SshMachine other = SshMachine.start()) {
      apply("wrong-key", "privateKey: |\n" + other.privateKey("").indent(2)).data();

      assertThat(reasonAgainst("wrong-key"))
          .isEqualTo(
              ("runner@127.0.0.1:%d refused the login;"
                      + " check the user and the private key of the actuator")
                  .formatted(machine.port()));
    }
  }

  @Test
  void aKeyWhosePassphraseIsMissing() {
    apply("locked-key", "privateKey: |\n" + machine.privateKey("open sesame").indent(2));

    assertThat(reasonAgainst("locked-key")).contains("passphrase");
  }

  @Test
  void aMachineWhoseHostKeyHasChangedUntilItIsReset() {
    apply("reinstalled", password()).data();
    assertWorks("reinstalled");
    String before = kakj.get("/api/actuator/reinstalled").data().getString("hostKey");
    machine.changeHostKey();
    machine.dropConnections();

    String reason = reasonAgainst("reinstalled");

    assertThat(reason)
        .contains("the host key of runner@127.0.0.1:" + machine.port() + " has changed")
        .contains("known is ecdsa-sha2-nistp256 " + before)
        .contains("eoctl actuator reset-host-key")
        .contains("do not log in");
    assertThat(reasonAgainst("reinstalled")).isEqualTo(reason);
    kakj.post("/api/actuator/reinstalled/host-key/reset").data();
    assertWorks("reinstalled");
    assertThat(kakj.get("/api/actuator/reinstalled").data().getString("hostKey"))
        .startsWith("SHA256:")
        .isNotEqualTo(before);
  }

  @Test
  void anotherMachineThanTheOneWhoseFingerprintIsGiven() {
    apply("first", password()).data();
    assertWorks("first");
    String fingerprint = kakj.get("/api/actuator/first").data().getString("hostKey");

    apply("given", password() + "\nhostKey: " + fingerprint).data();
    assertWorks("given");
    apply("other", password() + "\nhostKey: SHA256:" + "A".repeat(43)).data();

    assertThat(reasonAgainst("other"))
        .contains("known is SHA256:AAAA", "shown was ecdsa", fingerprint);
  }

  @Test
  void aLoginThatRunsNoCommands() {
    machine.setProfile("echo 'This account is currently not available.'; exit 1");
    apply("no-shell", password()).data();

    assertThat(reasonAgainst("no-shell"))
        .isEqualTo(
            ("runner@127.0.0.1:%d did not run bash (exit code 1); the login needs bash and a shell"
                    + " that runs commands. It said: This account is currently not available.")
                .formatted(machine.port()));
    machine.setProfile("");
    assertWorks("no-shell");
  }

  @Test
  void aMachineWithoutBash() {
    machine.setProfile("PATH=/nowhere");
    apply("no-bash", password()).data();

    assertThat(reasonAgainst("no-bash").toLowerCase(Locale.ROOT))
        .contains("did not run bash (exit code 127)", "not found");
  }

  @Test
  void aMachineThatChattersIsAsGoodAsAnyOther() {
    machine.setProfile(
        "echo 'Welcome to this machine!'; echo 'Last login: never' >&2; printf 'no end of line'");
    apply("chatty", password()).data();

    assertWorks("chatty");
  }

  @Test
  void noMachineHasTheTag() {
    kakj.applyPipeline(
            """
            name: nowhere
            version: 1.0
            actuatorSelector: {tags: [gone, away]}
            dag: [{name: work, needs: [root]}]
            tasks: [{alias: work, type: os, commands: ['true']}]
            """)
        .data();

    long run = kakj.run("nowhere:1.0", new JsonObject());

    assertThat(kakj.awaitEnd(run).getJsonObject("pipeline").getString("stopReason"))
        .isEqualTo(
            "task work ended error: no actuator of kakj with type os and one of the tags gone, away;"
                + " apply one that has it");
  }
}
