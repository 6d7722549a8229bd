package io.eventops.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.cli.server.FakeServer;
import io.eventops.cli.server.FakeServer.Answer;
import io.eventops.cli.server.Shell;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExitCodeTest {
  @TempDir Path home = Path.of("");

  private final FakeServer server = FakeServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void isOneWhenTheServerSaysNo() {
    Shell.Result result = new Shell(home).loggedIn(server).run("describe", "trigger", "t");

    assertThat(result).isEqualTo(new Shell.Result(1, "", "eoctl: not find it (404)\n"));
  }

  @Test
  void isOneWhenTheAnswerIsNotOneOfEventOps() {
    server.on("GET /api/actuator/", Answer.of(502, "<html>\n<b>Bad Gateway</b>"));

    Shell.Result result = new Shell(home).loggedIn(server).run("actuator", "list");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo(
            "eoctl: the answer is not one of an EventOps server (HTTP 502: <html> <b>Bad"
                + " Gateway</b>); check the server's address\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "actuator nonsense",
        "runtime logs",
        "runtime get --id x",
        "runtime get --id trigger/5",
        "get nonsense",
        "actuator apply",
        "actuator apply -f nosuchfile.yaml",
        "event send",
        "event send e",
        "apply",
        "delete trigger",
        "delete event 5",
        "completion fish",
        "trigger test t",
        "pipeline describe",
        "login -s host:8080 -u ann -p x",
        "login -u ann -p x",
        "event send e --version 1 --timeout soon",
      })
  void isTwoWhenTheCommandIsWrong(String command) {
    Shell.Result result = new Shell(home).loggedIn(server).run(command.split(" ", -1));

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith("eoctl: ")
        .hasLineCount(result.err().contains("see: ") ? 2 : 1);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void tellsWhatWasProbablyMeant() {
    assertThat(new Shell(home).run("runtime", "lgos").err())
        .isEqualTo(
            """
            eoctl: Unmatched argument at index 1: 'lgos'
            did you mean logs? see: eoctl runtime --help
            """);
  }

  @Test
  void isThreeWhenNobodyIsLoggedIn() {
    Shell.Result result = new Shell(home).run("actuator", "list");

    assertThat(result)
        .isEqualTo(
            new Shell.Result(3, "", "eoctl: not logged in; run: eoctl login -s URL -u NAME\n"));
  }

  @Test
  void isThreeWhenTheTokenIsRefused() {
    server.on("GET /api/actuator/", Answer.problem(401, "auth fail", "[]"));

    Shell.Result result = new Shell(home).loggedIn(server).run("actuator", "list");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).isEqualTo("eoctl: auth fail (401); log in: eoctl login\n");
  }

  @Test
  void isFourWhenTheServerIsAway() {
    Shell shell = new Shell(home).loggedIn(server);
    server.close();

    Shell.Result result = shell.run("actuator", "list");

    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err())
        .isEqualTo(
            "eoctl: cannot reach %s: connection refused; is the server running, is the address right?\n"
                .formatted(server.address()));
  }

  @Test
  void isFiveWhenTheServerDoesNotAnswer() {
    CountDownLatch never = new CountDownLatch(1);
    server.on(
        "GET /api/actuator/",
        _ -> {
          try {
            never.await();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
          return Answer.ok("[]");
        });

    Shell.Result result =
        new Shell(home).loggedIn(server).with("EOCTL_TIMEOUT", "1s").run("actuator", "list");

    assertThat(result.code()).isEqualTo(5);
    assertThat(result.err()).contains("no answer from").contains("within 1 s");
  }

  @Test
  void isZeroForAGroupWithoutACommand() {
    Shell.Result result = new Shell(home).run("actuator");

    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith("Usage: eoctl actuator");
  }

  @Test
  void isZeroForTheVersion() {
    assertThat(new Shell(home).run("version")).isEqualTo(new Shell.Result(0, "eoctl 1.2.3\n", ""));
    assertThat(new Shell(home).run("--version").out()).isEqualTo("eoctl 1.2.3\n");
  }
}
