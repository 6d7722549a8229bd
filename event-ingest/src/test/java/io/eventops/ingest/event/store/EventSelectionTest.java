package io.eventops.ingest.event.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.ingest.event.EventFilter;
import io.eventops.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class EventSelectionTest {
  private static final int PAGE = 100;

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();

  @BeforeAll
  static void storeTheEventsOfTwentyUsers() throws SQLException {
    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO events (id, name, version, creater, status, content, received_at)
          SELECT seq, CONCAT('name-', seq MOD 7), '1.0', IF(seq MOD 20, CONCAT('user-', seq MOD 20), 'ann'), 'processed',
                 REPEAT('x', 100), NOW(3)
          FROM seq_1_to_20000
          """);
      statement.execute("ANALYZE TABLE events");
    }
  }

  static Stream<Arguments> filters() {
    return Stream.of(
        Arguments.of(filter(null, null, null, null, null), "ix_events_creater"),
        Arguments.of(filter(null, null, null, null, 15_000L), "ix_events_creater"),
        Arguments.of(filter(null, null, "processed", null, null), "ix_events_creater"),
        Arguments.of(filter(null, null, null, "y", null), "ix_events_creater"),
        Arguments.of(filter("name-3", "1.0", null, null, 15_000L), "ix_events_key"));
  }

  private static EventFilter filter(
      @Nullable String name,
      @Nullable String version,
      @Nullable String status,
      @Nullable String text,
      @Nullable Long before) {
    return new EventFilter("ann", name, version, status, text, before, PAGE);
  }

  @ParameterizedTest
  @MethodSource("filters")
  void walksAnIndexInsteadOfSorting(EventFilter filter, String index) throws SQLException {
    List<String> steps = plan(EventSelection.of(filter));

    assertThat(steps).hasSize(1);
    assertThat(steps.getFirst()).startsWith(index + ": ").doesNotContain("filesort");
  }

  @Test
  void readsNoMoreThanAPage() throws SQLException {
    EventSelection selection = EventSelection.of(filter(null, null, null, null, 15_000L));

    long read;
    try (Connection connection = DATABASE.connect();
        PreparedStatement statement = prepared(connection, selection.sql(), selection)) {
      long before = rowsRead(connection);
      statement.executeQuery().close();
      read = rowsRead(connection) - before;
    }

    assertThat(read).isBetween((long) PAGE, 2L * PAGE);
  }

  /// How the table is read: the index, and what else is done.
  private static List<String> plan(EventSelection selection) throws SQLException {
    List<String> steps = new ArrayList<>();
    try (Connection connection = DATABASE.connect();
        PreparedStatement statement =
            prepared(connection, "EXPLAIN " + selection.sql(), selection);
        ResultSet plan = statement.executeQuery()) {
      while (plan.next()) {
        if (plan.getString("table").equals("events")) {
          steps.add(plan.getString("key") + ": " + plan.getString("Extra"));
        }
      }
    }
    return steps;
  }

  private static PreparedStatement prepared(
      Connection connection, String sql, EventSelection selection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    List<Object> parameters = selection.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(i + 1, parameters.get(i));
    }
    return statement;
  }

  private static long rowsRead(Connection connection) throws SQLException {
    long rows = 0;
    try (Statement statement = connection.createStatement();
        ResultSet counters = statement.executeQuery("SHOW SESSION STATUS LIKE 'Handler_read%'")) {
      while (counters.next()) {
        rows += counters.getLong("Value");
      }
    }
    return rows;
  }
}
