package io.eventops.platform.sql;

import io.eventops.platform.thread.Threads;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Statements on the pool or inside a transaction. The plain methods block and belong on virtual
/// threads; those that return a future may be used on event loops.
///
/// Parameters may be [Instant]: times are kept in UTC.
public class Sql {
  static final Duration LONGEST_STATEMENT = Duration.ofSeconds(30);
  private static final int DUPLICATE_KEY = 1062;

  private final SqlClient client;

  Sql(SqlClient client) {
    this.client = client;
  }

  public Future<RowSet<Row>> send(String sql, @Nullable Object... parameters) {
    return client.preparedQuery(sql).execute(tuple(parameters));
  }

  public RowSet<Row> query(String sql, @Nullable Object... parameters) {
    return Threads.await(send(sql, parameters), LONGEST_STATEMENT);
  }

  /// The first row, if there is one.
  public Optional<Row> find(String sql, @Nullable Object... parameters) {
    RowSet<Row> rows = query(sql, parameters);
    return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
  }

  /// How many rows the statement matched and changed.
  public int update(String sql, @Nullable Object... parameters) {
    return query(sql, parameters).rowCount();
  }

  /// Inserts many rows with few statements.
  ///
  /// @param insert `INSERT INTO t (a, b) VALUES`, without the values
  public Future<Void> sendRows(String insert, int columns, List<Tuple> rows) {
    return MultiRow.insert(client, insert, columns, rows);
  }

  public void insertRows(String insert, int columns, List<Tuple> rows) {
    Threads.await(sendRows(insert, columns, rows), LONGEST_STATEMENT);
  }

  /// `(?, ?, ?)` for an `IN` clause of that many values; there must be at least one.
  public static String marks(int count) {
    return "(" + "?, ".repeat(count - 1) + "?)";
  }

  public static Tuple tuple(@Nullable Object... parameters) {
    List<@Nullable Object> values = new ArrayList<>(parameters.length);
    for (Object parameter : parameters) {
      values.add(parameter instanceof Instant instant ? utc(instant) : parameter);
    }
    return Tuple.wrap(values);
  }

  private static LocalDateTime utc(Instant instant) {
    // columns keep milliseconds and the database would round up
    return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
  }

  public static @Nullable Instant instantOrNull(Row row, String column) {
    LocalDateTime time = row.getLocalDateTime(column);
    return time == null ? null : time.toInstant(ZoneOffset.UTC);
  }

  /// The value of a column that is never null.
  public static Instant instant(Row row, String column) {
    return row.getLocalDateTime(column).toInstant(ZoneOffset.UTC);
  }

  public static boolean isDuplicateKey(Throwable fault) {
    return fault instanceof MySQLException mysql && mysql.getErrorCode() == DUPLICATE_KEY;
  }
}
