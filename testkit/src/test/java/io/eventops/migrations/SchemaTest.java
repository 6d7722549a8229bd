package io.eventops.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.eventops.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the services rely on the schema for.
final class SchemaTest {
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();

  @Test
  void hasOneUserPerNameAndPerMailAddressInWhateverCase() throws SQLException {
    user(1, "ada", "'ada@example.com'");
    user(2, "bob", "null");
    user(3, "eve", "null");

    assertThatExceptionOfType(SQLIntegrityConstraintViolationException.class)
        .isThrownBy(() -> user(4, "ADA", "null"))
        .withMessageContaining("uq_users_name");
    assertThatExceptionOfType(SQLIntegrityConstraintViolationException.class)
        .isThrownBy(() -> user(5, "mallory", "'Ada@Example.com'"))
        .withMessageContaining("uq_users_email");
  }

  @Test
  void fatesOfAnEventAreOnePerTriggerEntry() throws SQLException {
    eventTrigger(1, 0);
    eventTrigger(2, 1);

    assertThatExceptionOfType(SQLIntegrityConstraintViolationException.class)
        .isThrownBy(() -> eventTrigger(3, 1))
        .withMessageContaining("uq_event_triggers_entry");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inputs", "contexts", "outputs"})
  void keepsLongValuesOfTasks(String column) throws SQLException {
    int length = 1_000_000;

    execute(
        """
        replace into pipeline_tasks
          (id, pipeline_id, alias, type, status, creater, %s, created_at, updated_at)
        values (1, 1, 'one', 'os', 'running', 'ada', repeat('x', %d), now(3), now(3))
        """
            .formatted(column, length));

    String query = "select length(" + column + ") from pipeline_tasks where id = 1";
    assertThat(value(query)).isEqualTo(String.valueOf(length));
  }

  @Test
  void keepsMillisecondsAndAllOfUnicode() throws SQLException {
    execute(
        """
        insert into events (id, name, version, creater, status, content, received_at)
        values (1, '名前 🚀', '1.0', 'ada', 'created', '{}', '2026-01-02 03:04:05.678')
        """);

    assertThat(value("select concat(name, ' ', received_at) from events where id = 1"))
        .isEqualTo("名前 🚀 2026-01-02 03:04:05.678");
  }

  @Test
  void tellsIdentifiersApartByCaseAndAccent() throws SQLException {
    execute(
        """
        insert into pipeline_definitions (id, name, creater, created_at, updated_at)
        values (1, 'deploy', 'ada', now(3), now(3)), (2, 'Deploy', 'ada', now(3), now(3)),
               (3, 'déploy', 'ada', now(3), now(3))
        """);

    assertThat(value("select count(*) from pipeline_definitions where name = 'deploy'"))
        .isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          users                | name = 'a'
          users                | email = 'a'
          events               | status = 'created' order by id
          events               | creater = 'a' and idempotency_key = 'k'
          events               | creater = 'a' and name = 'n' and version = 'v' order by id desc
          event_triggers       | event_id = 1
          event_triggers       | status = 'pass' order by id
          trigger_definitions  | creater = 'a' and name = 'n'
          trigger_definitions  | generation > 7
          trigger_revisions    | trigger_id = 1 order by generation desc
          pipeline_definitions | creater = 'a' and name = 'n'
          pipeline_versions    | definition_id = 1 and version = 'v'
          pipeline_revisions   | version_id = 1 order by revision desc
          actuators            | creater = 'a' and name = 'n'
          actuators            | creater = 'a' and client_id = 'c'
          actuator_tags        | creater = 'a' and type = 'os' and tag = 't'
          runner_leases        | expires_at < '2026-01-01'
          pipelines            | event_trigger_id = 1
          pipelines            | event_id = 1
          pipelines            | status = 'queued' and owner is null order by id
          pipelines            | creater = 'a' order by id desc
          pipelines            | trigger_definition_id = 1 order by id desc
          pipeline_tasks       | pipeline_id = 1 and parent_task_id = 0 and alias = 'a'
          pipeline_tasks       | actuator_id = 1 and status = 'running'
          refresh_tokens       | family = '0123456789abcdef'
          """)
  void hasAnIndexFor(String table, String condition) throws SQLException {
    String query = "explain select * from " + table + " where " + condition;

    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement();
        ResultSet plan = statement.executeQuery(query)) {
      assertThat(plan.next()).isTrue();
      String keys = plan.getString("possible_keys");
      // an unknown value in a unique key needs no plan at all
      String remark = plan.getString("Extra");
      boolean looked = remark != null && remark.contains("after reading const tables");
      assertThat(keys != null || looked).as(query).isTrue();
    }
  }

  private static void user(int id, String name, String mail) throws SQLException {
    execute(
        "insert into users (id, name, email, password, created_at, updated_at) values (%d, '%s', %s, '', now(3), now(3))"
            .formatted(id, name, mail));
  }

  private static void eventTrigger(int id, int entry) throws SQLException {
    execute(
        """
        insert into event_triggers
          (id, event_id, trigger_id, trigger_generation, entry, trigger_name, trigger_creater,
           pipeline_image, inputs, status, created_at, updated_at)
        values (%d, 1, 1, 1, %d, 'on-push', 'ada', 'ada/deploy:1', '{}', 'pass', now(3), now(3))
        """
            .formatted(id, entry));
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String value(String query) throws SQLException {
    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
