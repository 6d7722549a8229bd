package io.eventops.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventops.database.DatabaseAddress;
import io.eventops.testkit.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Here and not beside the migrator, because it needs a database.
final class MigratorTest {
  private static final Duration PATIENCE = Duration.ofMillis(100);

  @AutoClose private final TestDatabase database = TestDatabase.create();

  @BeforeEach
  void emptyTheSchema() throws SQLException {
    String name = database.address().database();
    execute("drop database " + name, "create database " + name);
  }

  @Test
  void appliesEachScriptOnce() {
    int first = Migrator.migrate(config(), PATIENCE);
    int second = Migrator.migrate(config(), PATIENCE);

    assertThat(first).isPositive();
    assertThat(second).isZero();
  }

  @Test
  void appliesEachScriptOnceHoweverManyRace() {
    List<CompletableFuture<Integer>> racing =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> Migrator.migrate(config(), PATIENCE), Thread::startVirtualThread))
            .limit(4)
            .toList();

    List<Integer> scripts = racing.stream().map(CompletableFuture::join).toList();
    assertThat(scripts.stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(flyway().load().info().all().length);
  }

  @Test
  void repeatsWhicheverScriptWasCutOff() throws SQLException {
    for (MigrationInfo script : flyway().load().info().all()) {
      flyway().target(script.getVersion()).load().migrate();
      // as if its process had been killed then
      inSchema("delete from flyway_schema_history where version = '" + script.getVersion() + "'");
    }

    int scripts = Migrator.migrate(config(), PATIENCE);

    assertThat(scripts).isEqualTo(1);
  }

  @Test
  void repeatsAScriptThatFailed() throws SQLException {
    Migrator.migrate(config(), PATIENCE);
    inSchema(
        "update flyway_schema_history set success = false order by installed_rank desc limit 1");

    int scripts = Migrator.migrate(config(), PATIENCE);

    assertThat(scripts).isEqualTo(1);
  }

  @Test
  void refusesASchemaThatIsNotOurs() throws SQLException {
    execute("create table of_somebody_else (id int)");

    assertThatThrownBy(() -> Migrator.migrate(config(), PATIENCE))
        .isInstanceOf(MigrationFault.class)
        .hasMessageContaining("non-empty schema");
  }

  @Test
  void saysAtOnceThatTheLoginIsWrong() {
    MigratorConfig wrong = with(address().port(), address().database(), "guess");

    assertThatThrownBy(() -> Migrator.migrate(wrong, Duration.ofHours(1)))
        .isInstanceOf(MigrationFault.class)
        .hasMessageContaining("check MYSQL_USER and MYSQL_PASSWORD")
        .hasMessageNotContaining("guess");
  }

  @Test
  void saysAtOnceThatTheSchemaIsMissing() {
    MigratorConfig wrong = with(address().port(), "eventops_missing", address().password());

    assertThatThrownBy(() -> Migrator.migrate(wrong, Duration.ofHours(1)))
        .isInstanceOf(MigrationFault.class)
        .hasMessageContaining("eventops_missing")
        .hasMessageContaining("the schema must exist");
  }

  @Test
  void saysWhereNobodyAnswers() throws IOException {
    MigratorConfig absent = with(unusedPort(), address().database(), address().password());

    assertThatThrownBy(() -> Migrator.migrate(absent, PATIENCE))
        .isInstanceOf(MigrationFault.class)
        .hasMessageContaining("no database answered at 127.0.0.1:" + absent.port())
        .hasMessageContaining("correct MYSQL_ADDRESS and MYSQL_PORT");
  }

  @Test
  void waitsForADatabaseThatIsStillStarting() throws Exception {
    int port = unusedPort();
    MigratorConfig later = with(port, address().database(), address().password());
    CompletableFuture<Integer> migration =
        CompletableFuture.supplyAsync(
            () -> Migrator.migrate(later, Duration.ofMinutes(1)), Thread::startVirtualThread);

    try (Doorway _ = Doorway.open(port, address().port(), PATIENCE)) {
      assertThat(migration.join()).isPositive();
    }
  }

  @Test
  void endsTheProcessWithZeroWhenTheDatabaseIsCurrent() {
    assertThat(MigratorMain.run(environment(address().password()))).isZero();
  }

  @Test
  void endsTheProcessWithOneWhenTheDatabaseCannotBeMigrated() {
    assertThat(MigratorMain.run(environment("guess"))).isEqualTo(1);
  }

  private Map<String, String> environment(String password) {
    return Map.of(
        "MYSQL_ADDRESS", address().host(),
        "MYSQL_PORT", String.valueOf(address().port()),
        "MYSQL_DB", address().database(),
        "MYSQL_USER", address().user(),
        "MYSQL_PASSWORD", password);
  }

  private DatabaseAddress address() {
    return database.address();
  }

  private MigratorConfig config() {
    return with(address().port(), address().database(), address().password());
  }

  private MigratorConfig with(int port, String schema, String password) {
    return new MigratorConfig(address().host(), port, schema, address().user(), password);
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private FluentConfiguration flyway() {
    return Flyway.configure()
        .dataSource(address().jdbcUrl(), address().user(), address().password());
  }

  private void inSchema(String sql) throws SQLException {
    execute("use " + address().database(), sql);
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
