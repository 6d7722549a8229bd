package io.eventops.trigger.definition.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.platform.settings.Settings;
import io.eventops.platform.sql.Database;
import io.eventops.platform.sql.DatabaseSettings;
import io.eventops.platform.sql.IdBlocks;
import io.eventops.testkit.TestDatabase;
import io.eventops.trigger.definition.StoredTrigger;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SqlTriggersTest {
  private static final int TRIGGERS = 40;

  @AutoClose private static final TestDatabase SERVER = TestDatabase.create();

  @AutoClose("close")
  private static final Vertx VERTX = Vertx.vertx();

  @AutoClose
  private static final Database DATABASE =
      Database.open(VERTX, DatabaseSettings.from(Settings.of(SERVER.settings())));

  private final SqlTriggers triggers =
      new SqlTriggers(DATABASE, new IdBlocks(DATABASE), InstantSource.system());

  @BeforeAll
  static void storeLongTriggers() throws SQLException {
    try (Connection connection = SERVER.connect();
        Statement statement = connection.createStatement()) {
      for (int i = 1; i <= TRIGGERS; i++) {
        statement.execute(
            """
            INSERT INTO trigger_definitions (id, name, creater, generation, event_name,
              event_version, event_creater, created_at, updated_at)
            VALUES (%1$d, 'long-%2$d', 'ann', %1$d, 'e', '1.0', 'ann', NOW(3), NOW(3))
            """
                .formatted(i, 100 + i));
        statement.execute(
            """
            INSERT INTO trigger_revisions (generation, trigger_id, content, created_at, created_by)
            VALUES (%1$d, %1$d, REPEAT('x', 1000000), NOW(3), 'ann')
            """
                .formatted(i));
      }
    }
  }

  @Test
  void endsAPageWhenTheContentsGetLong() {
    List<String> page = names(triggers.list("ann", "", 1_000));

    assertThat(page).hasSizeBetween(17, TRIGGERS - 1).startsWith("long-101").isSorted();
  }

  @Test
  void goesOnAfterALongPage() {
    List<String> first = names(triggers.list("ann", "", 1_000));

    List<String> second = names(triggers.list("ann", first.getLast(), 1_000));

    assertThat(second)
        .startsWith("long-" + (100 + first.size() + 1))
        .endsWith("long-" + (100 + TRIGGERS));
  }

  @Test
  void keepsToTheSizeOfAPage() {
    assertThat(names(triggers.list("ann", "long-103", 2))).containsExactly("long-104", "long-105");
  }

  private static List<String> names(List<StoredTrigger> triggers) {
    return triggers.stream().map(StoredTrigger::name).toList();
  }
}
