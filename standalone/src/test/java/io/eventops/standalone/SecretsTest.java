package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.eventops.testkit.ssh.SshMachine;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// Passwords, keys and tokens are given to the house, used, mistyped and printed by tasks, and can
/// be read nowhere afterwards.
@Timeout(180)
class SecretsTest {
  private static final String PASSPHRASE = "pass phrase of the key";
  private static final String WRONG = "mistyped horse";
  @TempDir private static Path data;
  private static final List<String> answers = new ArrayList<>();
  private static final Map<String, String> secrets = new LinkedHashMap<>();
  private static final LogLines log = new LogLines();
  private static House house;

  @BeforeAll
  static void useSecrets() throws IOException {
    log.start();
    house = new House(data, "EVENTOPS_START_PATIENCE", "1s");
    JsonObject login = login();
    Caller kakj = house.stranger().withToken(login.getString("Token"));
    try (SshMachine machine = SshMachine.start()) {
      String key = machine.privateKey(PASSPHRASE);
      secrets.put("password of the user", Caller.PASSWORD);
      secrets.put("access token", login.getString("Token"));
      secrets.put("refresh token", login.getString("RefreshToken"));
      secrets.put("password of the machine", machine.password());
      secrets.put("mistyped password", WRONG);
      secrets.put("passphrase", PASSPHRASE);
      secrets.put("private key", key.lines().toList().get(2));
      secrets.put("key of the house", "a secret key for tests only");
      secrets.put("signature of tokens", "a signature for tests only");

      String locked = "privateKey: |\n" + key.indent(2);
      Files.writeString(machine.home().resolve("told.txt"), machine.password());
      tell(kakj, machine, "by-password", "password: " + machine.password());
      tell(kakj, machine, "by-wrong-password", "password: " + WRONG);
      Files.writeString(machine.home().resolve("told.txt"), key + PASSPHRASE);
      tell(kakj, machine, "by-key", locked + "passphrase: " + PASSPHRASE);
      tell(kakj, machine, "by-locked-key", locked);
      answer(kakj.applyActuator("name: x\nos: {password: '" + machine.password()));
      answer(kakj.applyActuator("name: x\nos: {passwrod: '" + machine.password() + "'}"));
      answer(kakj.post("/api/actuator/apply", "{\"actuatorContent\": \"" + machine.password()));
      secrets.put("token of a task", calledBackWith(machine));
    }
    answer(
        kakj.post(
            "/api/user/password",
            new JsonObject().put("oldPassword", Caller.PASSWORD).put("newPassword", 271_828)));
    answer(
        kakj.post(
            "/api/user/login", new JsonObject().put("username", "kakj").put("password", WRONG)));
    for (String address :
        List.of("/api/user/me", "/api/actuator/", "/api/actuator/by-key", "/api/pipeline/")) {
      answer(kakj.get(address));
    }
  }

  @AfterAll
  static void close() {
    house.close();
    log.stop();
  }

  private static JsonObject login() {
    JsonObject kakj =
        new JsonObject()
            .put("name", "kakj")
            .put("email", "kakj@example.com")
            .put("password", Caller.PASSWORD);
    answer(house.stranger().post("/api/user/register", kakj));
    return house
        .stranger()
        .post(
            "/api/user/login",
            new JsonObject().put("username", "kakj").put("password", Caller.PASSWORD))
        .data();
  }

  /// A task on the machine prints what it must not tell.
  private static void tell(Caller kakj, SshMachine machine, String name, String login) {
    answer(
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
                .formatted(name, machine.port(), login.indent(2).stripTrailing(), name)));
    answer(
        kakj.applyPipeline(
            """
            name: tell
            version: 1.0
            actuatorSelector: {tags: [%s]}
            dag: [{name: it, needs: [root]}]
            tasks:
              - alias: it
                type: os
                commands: ['cat ~/told.txt; echo "$EVENTOPS_CALLBACK_AUTH"']
            """
                .formatted(name)));
    long run = kakj.run("tell:1.0", new JsonObject());
    kakj.awaitEnd(run);
    answer(kakj.get("/api/pipeline/" + run));
    answers.add(kakj.log(run, "it"));
  }

  private static void answer(Reply reply) {
    answers.add(reply.body());
  }

  /// The house keeps it nowhere, but the job must have it.
  private static String calledBackWith(SshMachine machine) throws IOException {
    try (Stream<Path> files = Files.walk(machine.home())) {
      return files
          .filter(file -> file.endsWith("run.sh"))
          .map(SecretsTest::text)
          .flatMap(String::lines)
          .filter(line -> line.contains("EVENTOPS_CALLBACK_AUTH="))
          .map(line -> line.replaceAll(".*EVENTOPS_CALLBACK_AUTH='?([0-9a-z]{32}).*", "$1"))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void areInNoAnswer() {
    secrets.forEach(
        (name, secret) ->
            assertThat(answers).as(name).noneMatch(answer -> answer.contains(secret)));
    assertThat(answers).noneMatch(answer -> answer.contains("271828"));
    assertThat(answers).anyMatch(answer -> answer.contains("***"));
  }

  @Test
  void areInNoLineOfTheLog() {
    assertThat(log.lines).anyMatch(line -> line.contains("by-wrong-password"));
    secrets.forEach(
        (name, secret) -> assertThat(log.lines).as(name).noneMatch(line -> line.contains(secret)));
  }

  @Test
  void areInNoColumnOfTheDatabase() throws SQLException {
    assertThat(columnsWith("by-wrong-password")).contains("actuators.name", "actuator_tags.tag");
    for (Map.Entry<String, String> secret : secrets.entrySet()) {
      assertThat(columnsWith(secret.getValue())).as(secret.getKey()).isEmpty();
    }
  }

  private static List<String> columnsWith(String text) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = house.database().connect();
        Statement columns = connection.createStatement();
        ResultSet names =
            columns.executeQuery(
                "SELECT table_name, column_name FROM information_schema.columns"
                    + " WHERE table_schema = DATABASE()")) {
      while (names.next()) {
        String table = names.getString(1);
        String column = names.getString(2);
        String query =
            "SELECT COUNT(*) FROM `%s` WHERE LOCATE(CAST(? AS BINARY), CAST(`%s` AS BINARY)) > 0"
                .formatted(table, column);
        if (count(connection, query, text) > 0) {
          found.add(table + "." + column);
        }
      }
    }
    return found;
  }

  private static int count(Connection connection, String query, String text) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, text);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  @Test
  void areInNoFile() throws IOException {
    List<String> texts;
    try (Stream<Path> files = Files.walk(data)) {
      texts = files.filter(Files::isRegularFile).map(SecretsTest::text).toList();
    }

    assertThat(texts).anyMatch(text -> text.contains("***"));
    secrets.forEach(
        (name, secret) -> assertThat(texts).as(name).noneMatch(text -> text.contains(secret)));
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }

  /// Everything that the product logs, down to the last detail.
  private static final class LogLines extends AppenderBase<ILoggingEvent> {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final List<Logger> loggers = List.of(logger("io.eventops"), logger("audit"));

    private static Logger logger(String name) {
      return (Logger) LoggerFactory.getLogger(name);
    }

    @Override
    public void start() {
      super.start();
      for (Logger logger : loggers) {
        logger.addAppender(this);
        logger.setLevel(Level.TRACE);
        logger.setAdditive(false);
      }
      // the machine is none of the product
      logger("io.eventops.testkit").setLevel(Level.OFF);
    }

    @Override
    public void stop() {
      logger("io.eventops.testkit").setLevel(null);
      for (Logger logger : loggers) {
        logger.setAdditive(true);
        logger.setLevel(null);
        logger.detachAppender(this);
      }
      super.stop();
    }

    @Override
    protected void append(ILoggingEvent event) {
      lines.add(
          event.getFormattedMessage()
              + " "
              + event.getKeyValuePairs()
              + " "
              + ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
  }
}
