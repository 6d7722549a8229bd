package io.eventops.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who gets in, from where, and how the server is set.
final class DatabaseAccessTest {
  @TempDir private static Path folder;
  private static EmbeddedDatabase database;

  @BeforeAll
  static void start() {
    database = EmbeddedDatabase.start(folder);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource({"root, ''", "root, eventops", "eventops, ''", "eventops, eventops", "'', ''"})
  void letsNobodyInWithoutThePassword(String user, String password) {
    DatabaseAddress address = database.address();
    DatabaseAddress guess =
        new DatabaseAddress(address.host(), address.port(), address.database(), user, password);

    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> Queries.value(guess, "select 1"))
        .withMessageContaining("Access denied");
  }

  @Test
  void listensOnNoOtherAddress() {
    int port = database.address().port();

    assertThatThrownBy(() -> new Socket("127.0.0.2", port).close())
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void givesItsUserTheSchemasOfEventOpsOnly() throws SQLException {
    DatabaseAddress address = database.address();
    Queries.execute(address, "create database eventops_other");

    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> Queries.execute(address, "create database others"))
        .withMessageContaining("Access denied");
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> Queries.value(address, "select user from mysql.global_priv"))
        .withMessageContaining("denied");
  }

  @Test
  void tellsThePasswordToNobody() throws IOException {
    String password = database.address().password();
    ProcessHandle server = ProcessHandle.current().children().findFirst().orElseThrow();

    Optional<String> command = server.info().commandLine();
    assertThat(command).hasValueSatisfying(line -> assertThat(line).doesNotContain(password));
    assertThat(folder.resolve("mariadb.log")).content().doesNotContain(password);
    assertThat(database.address()).asString().doesNotContain(password);
  }

  @Test
  void inheritsNothingFromTheEnvironment() throws IOException {
    ProcessHandle server = ProcessHandle.current().children().findFirst().orElseThrow();

    String environment = Files.readString(Path.of("/proc/" + server.pid() + "/environ"));

    assertThat(environment).matches("((PATH|LD_LIBRARY_PATH)=[^\0]*\0)*");
  }

  @ParameterizedTest
  @CsvSource({
    "innodb_flush_log_at_trx_commit, 1",
    "innodb_doublewrite, ON",
    "performance_schema, 0",
    "log_bin, 0",
    "max_connections, 200",
    "time_zone, +00:00",
    "character_set_server, utf8mb4",
    "innodb_buffer_pool_size, 67108864",
    "skip_name_resolve, 1",
  })
  void isSetForDurableWorkInLittleMemory(String variable, String value) throws SQLException {
    assertThat(Queries.value(database.address(), "select @@global." + variable)).isEqualTo(value);
  }

  @Test
  void storesTextAsFourByteUnicode() throws SQLException {
    String query = "select default_character_set_name from information_schema.schemata";

    assertThat(Queries.value(database.address(), query + " where schema_name = 'eventops'"))
        .isEqualTo("utf8mb4");
  }
}
