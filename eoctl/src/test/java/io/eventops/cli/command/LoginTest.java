package io.eventops.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.cli.server.FakeServer;
import io.eventops.cli.server.FakeServer.Answer;
import io.eventops.cli.server.Recorded;
import io.eventops.cli.server.Shell;
import io.eventops.cli.terminal.Person;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoginTest {
  private static final String LOGIN =
      "{\"Name\":\"%s\",\"Email\":\"e\",\"Token\":\"%s\",\"RefreshToken\":\"%s\",\"ExpiresIn\":900}";

  @TempDir Path home = Path.of("");

  private final FakeServer server = FakeServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void keepsTheTokensOfEachUserInHisOwnEntry() {
    server.on(
        "POST /api/user/login",
        request ->
            Answer.ok(
                request.body().contains("ann")
                    ? LOGIN.formatted("ann", "ta", "ra")
                    : LOGIN.formatted("bob", "tb", "rb")));
    Shell shell = new Shell(home);

    Shell.Result first = shell.run("login", "-s", server.address(), "-u", "ann", "-p", "1");
    shell.run("login", "-s", server.address() + "/", "-u", "bob", "-p", "2");
    shell.run("login", "-s", server.address(), "-u", "bob", "-p", "2");

    assertThat(first).isEqualTo(new Shell.Result(0, "login success\n", ""));
    assertThat(server.requests().getFirst().body())
        .isEqualTo("{\"username\":\"ann\",\"password\":\"1\"}");
    assertThat(shell.config())
        .isEqualTo(
            """
            userInfos:
              - server: %1$s
                username: ann
                token: ta
                refreshToken: ra
                default: false
              - server: %1$s
                username: bob
                token: tb
                refreshToken: rb
                default: true
            """
                .formatted(server.address()));
  }

  @Test
  void refusesAWrongPasswordLikeTheOldOne() {
    server.on("POST /api/user/login", Answer.problem(401, "username or password error", "[]"));

    Shell.Result result =
        new Shell(home).run("login", "-s", server.address(), "-u", "ann", "-p", "1");

    assertThat(result)
        .isEqualTo(new Shell.Result(1, "", "eoctl: login: username or password error (401)\n"));
  }

  @Test
  void takesThePasswordFromFileEnvironmentInputOrPerson() {
    server.on("POST /api/user/login", Answer.ok(LOGIN.formatted("ann", "t", "r")));
    Shell shell = new Shell(home);
    String file = shell.write("pw", "from file\nnot this\n");
    List<String> prompts = new ArrayList<>();
    Person person = person(prompts, "typed");

    login(new Shell(home), "--password-file", file);
    login(new Shell(home).with("EOCTL_PASSWORD", "from environment"));
    login(new Shell(home).typing("from input\n"), "--password-file", "-");
    login(new Shell(home).with(person));

    assertThat(server.requests())
        .extracting(Recorded::body)
        .satisfiesExactly(
            body -> assertThat(body).contains("\"from file\""),
            body -> assertThat(body).contains("\"from environment\""),
            body -> assertThat(body).contains("\"from input\""),
            body -> assertThat(body).contains("\"typed\""));
    assertThat(prompts).containsExactly("Password: ");
  }

  @Test
  void asksForNoPasswordInAScript() {
    Shell.Result result = login(new Shell(home));

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--password-file").contains("EOCTL_PASSWORD");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void renewsARefusedTokenOnceAndKeepsTheNewOne() {
    server.on("GET /api/actuator/", LoginTest::needsT2);
    server.on("POST /api/user/refresh", Answer.ok(LOGIN.formatted("kakj", "t2", "r2")));
    Shell shell = new Shell(home).config(stored("t1", "r1"));

    Shell.Result result = shell.run("actuator", "list");

    assertThat(result).isEqualTo(new Shell.Result(0, "[]\n", ""));
    assertThat(server.lines())
        .containsExactly("GET /api/actuator/", "POST /api/user/refresh", "GET /api/actuator/");
    assertThat(server.only("POST /api/user/refresh").body()).isEqualTo("{\"refreshToken\":\"r1\"}");
    assertThat(shell.config()).contains("token: t2", "refreshToken: r2", "default: true");
  }

  @Test
  void renewsOnlyOnceWhenManyRunAtOnce() {
    AtomicReference<String> good = new AtomicReference<>("r1");
    AtomicInteger refreshed = new AtomicInteger();
    server.on("GET /api/actuator/", LoginTest::needsT2);
    server.on(
        "POST /api/user/refresh",
        request -> {
          refreshed.incrementAndGet();
          boolean fresh = request.body().contains("\"" + good.getAndSet("r2") + "\"");
          return fresh
              ? Answer.ok(LOGIN.formatted("kakj", "t2", "r2"))
              : Answer.problem(401, "reused", "[]");
        });
    new Shell(home).config(stored("t1", "r1"));
    List<Shell.Result> results = new ArrayList<>();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        threads.execute(
            () -> {
              Shell.Result result = new Shell(home).run("actuator", "list");
              synchronized (results) {
                results.add(result);
              }
            });
      }
    }

    assertThat(results).hasSize(8).containsOnly(new Shell.Result(0, "[]\n", ""));
    assertThat(refreshed).hasValue(1);
  }

  @Test
  void saysThatTheLoginHasEndedWhenItCannotBeRenewed() {
    server.on("GET /api/actuator/", LoginTest::needsT2);
    server.on("POST /api/user/refresh", Answer.problem(401, "refresh token expired", "[]"));
    Shell shell = new Shell(home).config(stored("t1", "r1"));

    Shell.Result result = shell.run("actuator", "list");

    assertThat(result)
        .isEqualTo(
            new Shell.Result(
                3, "", "eoctl: auth fail: token is expired (401); log in: eoctl login\n"));
  }

  @Test
  void usesTheTokenOfTheEnvironment() {
    server.on("GET /api/actuator/", LoginTest::needsT2);

    Shell.Result result =
        new Shell(home)
            .with("EOCTL_TOKEN", "t2")
            .with("EOCTL_SERVER", server.address())
            .run("actuator", "list");

    assertThat(result.code()).isZero();
  }

  @Test
  void endsTheLoginAndForgetsIt() {
    server.on("POST /api/user/logout", Answer.ok("null"));
    Shell shell = new Shell(home).config(stored("t1", "r1"));

    Shell.Result result = shell.run("logout");

    assertThat(result.out()).isEqualTo("logged out: kakj at " + server.address() + "\n");
    assertThat(server.only("POST /api/user/logout").body()).isEqualTo("{\"refreshToken\":\"r1\"}");
    assertThat(shell.config()).doesNotContain("kakj");
  }

  @Test
  void changesThePasswordAndKeepsTheNewTokens() {
    server.on("POST /api/user/password", Answer.ok(LOGIN.formatted("kakj", "t9", "r9")));
    Shell shell =
        new Shell(home)
            .config(stored("t1", "r1"))
            .with("EOCTL_PASSWORD", "old")
            .with("EOCTL_NEW_PASSWORD", "new");

    Shell.Result result = shell.run("passwd");

    assertThat(result.out()).isEqualTo("password changed\n");
    assertThat(server.only("POST /api/user/password").body())
        .isEqualTo("{\"oldPassword\":\"old\",\"newPassword\":\"new\"}");
    assertThat(shell.config()).contains("token: t9", "refreshToken: r9", "default: true");
  }

  @Test
  void listsLoginsWithoutTokensAndChoosesOne() {
    Shell shell =
        new Shell(home)
            .config(
                """
                userInfos:
                  - {server: 'http://a', username: ann, token: ta, default: true}
                  - {server: 'http://b', username: bob, token: tb, default: false}
                """);

    shell.run("config", "use", "-u", "bob");
    Shell.Result list = shell.run("config", "list");

    assertThat(list.out())
        .isEqualTo(
            """
            SERVER    USERNAME  DEFAULT
            http://a  ann
            http://b  bob       yes
            """);
  }

  private Shell.Result login(Shell shell, String... more) {
    List<String> arguments = new ArrayList<>(List.of("login", "-s", server.address(), "-u", "ann"));
    arguments.addAll(List.of(more));
    return shell.run(arguments.toArray(String[]::new));
  }

  private String stored(String token, String refreshToken) {
    return """
        userInfos:
          - server: %s
            username: kakj
            token: %s
            refreshToken: %s
            default: true
        """
        .formatted(server.address(), token, refreshToken);
  }

  private static Answer needsT2(Recorded request) {
    return request.header("authorization").equals("Bearer t2")
        ? Answer.ok("[]")
        : Answer.problem(401, "auth fail: token is expired", "[]");
  }

  private static Person person(List<String> prompts, String password) {
    return new Person() {
      @Override
      public String secret(String prompt) {
        prompts.add(prompt);
        return password;
      }

      @Override
      public int rows() {
        return 24;
      }
    };
  }
}
