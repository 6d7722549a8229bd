package io.eventops.platform.sql;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/// Multi-row inserts in a few fixed sizes, so that the cache of prepared statements stays small
/// whatever the number of rows.
final class MultiRow {
  private static final int[] SIZES = {128, 32, 8, 2, 1};

  private MultiRow() {}

  static Future<Void> insert(SqlClient client, String insert, int columns, List<Tuple> rows) {
    Future<?> last = Future.succeededFuture();
    int from = 0;
    while (from < rows.size()) {
      int size = largestFitting(rows.size() - from);
      List<Tuple> chunk = rows.subList(from, from + size);
      from += size;
      // one after the other on the same connection; the driver pipelines what it can
      last = last.compose(_ -> execute(client, insert, columns, chunk));
    }
    return last.mapEmpty();
  }

  private static Future<?> execute(
      SqlClient client, String insert, int columns, List<Tuple> chunk) {
    String marks = Sql.marks(columns);
    String sql = insert + " " + (marks + ", ").repeat(chunk.size() - 1) + marks;
    Tuple values = Tuple.tuple();
    for (Tuple row : chunk) {
      for (int i = 0; i < columns; i++) {
        values.addValue(row.getValue(i));
      }
    }
    return client.preparedQuery(sql).execute(values);
  }

  private static int largestFitting(int rows) {
    for (int size : SIZES) {
      if (size <= rows) {
        return size;
      }
    }
    throw new IllegalArgumentException("no rows");
  }
}
