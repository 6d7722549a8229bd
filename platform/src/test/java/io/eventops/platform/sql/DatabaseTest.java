package io.eventops.platform.sql;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventops.platform.settings.Settings;
import io.eventops.platform.thread.Threads;
import io.eventops.testkit.TestDatabase;
import io.eventops.testkit.network.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
final class DatabaseTest {
  private static final TestDatabase SERVER = TestDatabase.create();
  private static final Vertx VERTX = Vertx.vertx();
  private static final Database DATABASE = Database.open(VERTX, settings());

  @AutoClose private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private static DatabaseSettings settings() {
    return settings(SERVER.address().port());
  }

  private static DatabaseSettings settings(int port) {
    var address = SERVER.address();
    return DatabaseSettings.from(
        Settings.of(
            Map.of(
                "MYSQL_ADDRESS", address.host(),
                "MYSQL_PORT", String.valueOf(port),
                "MYSQL_DB", address.database(),
                "MYSQL_USER", address.user(),
                "MYSQL_PASSWORD", address.password())));
  }

  @AfterAll
  static void close() {
    Threads.await(VERTX.close(), Duration.ofSeconds(20));
    SERVER.close();
  }

  @BeforeEach
  void createTable() {
    DATABASE.update("DROP TABLE IF EXISTS t");
    DATABASE.update(
        "CREATE TABLE t (id INT NOT NULL PRIMARY KEY, text VARCHAR(10) NULL, at DATETIME(3) NULL)");
  }

  private static List<Integer> ids() {
    return DATABASE.query("SELECT id FROM t ORDER BY id").stream()
        .map(row -> row.getInteger(0))
        .collect(toList());
  }

  @Test
  void keepsInstantsToTheMillisecondAndNeverRoundsUp() {
    Instant at = Instant.parse("2026-11-22T12:00:00.123999Z");

    DATABASE.update("INSERT INTO t VALUES (1, NULL, ?)", at);

    Row row = DATABASE.find("SELECT * FROM t").orElseThrow();
    assertThat(Sql.instant(row, "at")).isEqualTo(Instant.parse("2026-11-22T12:00:00.123Z"));
  }

  @Test
  void cutsNothingOffSilently() {
    assertThatThrownBy(
            () -> DATABASE.update("INSERT INTO t VALUES (1, ?, NULL)", "longer than ten"))
        .isInstanceOf(MySQLException.class)
        .hasMessageContaining("too long");
  }

  @Test
  void countsRowsThatMatchedEvenWhenNothingChanged() {
    DATABASE.update("INSERT INTO t VALUES (1, 'a', NULL)");

    assertThat(DATABASE.update("UPDATE t SET text = 'a' WHERE id = 1")).isEqualTo(1);
    assertThat(DATABASE.update("UPDATE t SET text = 'a' WHERE id = 2")).isZero();
  }

  @Test
  void commitsWhatReturnsAndRollsBackWhatThrows() {
    DATABASE.transaction(sql -> sql.update("INSERT INTO t VALUES (1, NULL, NULL)"));
    assertThatThrownBy(
            () ->
                DATABASE.transaction(
                    sql -> {
                      sql.update("INSERT INTO t VALUES (2, NULL, NULL)");
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");

    assertThat(ids()).containsExactly(1);
  }

  @Test
  void recognisesADuplicateKey() {
    DATABASE.update("INSERT INTO t VALUES (1, NULL, NULL)");

    assertThatThrownBy(() -> DATABASE.update("INSERT INTO t VALUES (1, NULL, NULL)"))
        .satisfies(fault -> assertThat(Sql.isDuplicateKey(fault)).isTrue());
  }

  @Test
  void runsATransactionAgainThatLostADeadlock() throws Exception {
    DATABASE.update("INSERT INTO t VALUES (1, '', NULL), (2, '', NULL)");
    CyclicBarrier bothHoldARow = new CyclicBarrier(2);
    AtomicInteger runs = new AtomicInteger();

    var one = threads.submit(() -> lockBoth(1, 2, bothHoldARow, runs));
    var two = threads.submit(() -> lockBoth(2, 1, bothHoldARow, runs));
    one.get(60, TimeUnit.SECONDS);
    two.get(60, TimeUnit.SECONDS);

    assertThat(runs).hasValueGreaterThan(2);
    assertThat(DATABASE.find("SELECT GROUP_CONCAT(text) AS x FROM t").orElseThrow().getString(0))
        .isEqualTo("xx,xx");
  }

  private static int lockBoth(int first, int second, CyclicBarrier barrier, AtomicInteger runs) {
    AtomicInteger attempt = new AtomicInteger();
    return DATABASE.transaction(
        sql -> {
          runs.incrementAndGet();
          sql.update("UPDATE t SET text = CONCAT(text, 'x') WHERE id = ?", first);
          if (attempt.incrementAndGet() == 1) {
            try {
              barrier.await(30, TimeUnit.SECONDS);
            } catch (Exception fault) {
              throw new IllegalStateException(fault);
            }
          }
          return sql.update("UPDATE t SET text = CONCAT(text, 'x') WHERE id = ?", second);
        });
  }

  @Test
  void givesUpAServerThatHasFallenSilentAndFindsItAgain() {
    Duration silence = Duration.ofMillis(500);
    try (Wire wire = Wire.to(SERVER.address().host(), SERVER.address().port());
        Database database = Database.open(VERTX, settings(wire.port()), silence)) {
      database.query("SELECT 1");
      wire.silence();
      Future<?> asked = database.send("SELECT 2");
      Future<?> begun = database.sendTransaction(sql -> sql.send("SELECT 3"));

      assertThatThrownBy(() -> Threads.await(asked, Duration.ofSeconds(10)))
          .isInstanceOf(ClosedConnectionException.class);
      assertThatThrownBy(() -> Threads.await(begun, Duration.ofSeconds(10)))
          .isInstanceOf(ClosedConnectionException.class);

      wire.mend();
      assertThat(database.query("SELECT 4")).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 7, 8, 33, 128, 129, 300})
  void insertsAnyNumberOfRows(int count) {
    List<Tuple> rows =
        IntStream.range(0, count).mapToObj(id -> Sql.tuple(id, "row", null)).toList();

    DATABASE.insertRows("INSERT INTO t (id, text, at) VALUES", 3, rows);

    assertThat(ids()).isEqualTo(IntStream.range(0, count).boxed().toList());
  }

  @Test
  void insertsAllRowsOrNoneInATransaction() {
    List<Tuple> rows =
        new ArrayList<>(IntStream.range(0, 200).mapToObj(id -> Sql.tuple(id, "", null)).toList());
    rows.add(Sql.tuple(0, "again", null));

    Future<Void> inserted =
        DATABASE.sendTransaction(
            sql -> sql.sendRows("INSERT INTO t (id, text, at) VALUES", 3, rows));

    assertThatThrownBy(() -> Threads.await(inserted, Duration.ofSeconds(20)))
        .satisfies(fault -> assertThat(Sql.isDuplicateKey(fault)).isTrue());
    assertThat(ids()).isEmpty();
  }

  @Test
  void givesAnIdNeverTwiceToManyThreadsAndProcesses() throws Exception {
    List<IdBlocks> processes = List.of(new IdBlocks(DATABASE), new IdBlocks(DATABASE));
    List<java.util.concurrent.Future<List<Long>>> running = new ArrayList<>();
    for (int thread = 0; thread < 40; thread++) {
      IdBlocks ids = processes.get(thread % 2);
      running.add(
          threads.submit(
              () -> {
                List<Long> mine = new ArrayList<>();
                for (int i = 1; i <= 100; i++) {
                  int count = i % 7 == 0 ? 30 : 1;
                  long first = ids.next("event", count);
                  LongStream.range(first, first + count).forEach(mine::add);
                }
                return mine;
              }));
    }

    List<Long> all = new ArrayList<>();
    for (var thread : running) {
      List<Long> mine = thread.get(60, TimeUnit.SECONDS);
      assertThat(mine).isSorted();
      all.addAll(mine);
    }

    assertThat(all).hasSize(40 * (86 + 14 * 30)).doesNotHaveDuplicates();
  }

  @Test
  void reservesMoreIdsThanABlockHas() {
    IdBlocks ids = new IdBlocks(DATABASE);
    long first = ids.next("event");

    long many = ids.next("event", 2_000);

    assertThat(many).isGreaterThan(first);
    assertThat(ids.next("event")).isGreaterThanOrEqualTo(many + 2_000);
  }

  @Test
  void saysWhichIdSequenceIsMissing() {
    IdBlocks ids = new IdBlocks(DATABASE);

    assertThatThrownBy(() -> ids.next("nothing")).hasMessageContaining("nothing");
    assertThatThrownBy(() -> ids.next("nothing")).hasMessageContaining("nothing");
  }
}
