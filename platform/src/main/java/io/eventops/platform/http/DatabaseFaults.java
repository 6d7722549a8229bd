package io.eventops.platform.http;

import io.eventops.platform.thread.Threads;
import io.vertx.core.VertxException;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells a database that is away from a statement that is wrong.
final class DatabaseFaults {
  private static final int DEEPEST = 5;
  // too many connections (of all, of this user), shutting down, killed, lock wait, read-only
  private static final Set<Integer> PASSING =
      Set.of(1040, 1203, 1226, 1053, 1077, 1079, 1317, 1927, 1205, 1213, 1290, 1792, 1836);

  private DatabaseFaults() {}

  static boolean isUnavailable(@Nullable Throwable fault) {
    Throwable current = fault;
    for (int depth = 0; current != null && depth < DEEPEST; depth++) {
      if (isAway(current)) {
        return true;
      }
      current = current.getCause();
    }
    return false;
  }

  private static boolean isAway(Throwable fault) {
    return switch (fault) {
      case MySQLException mysql -> PASSING.contains(mysql.getErrorCode());
      case ClosedConnectionException _, IOException _, Threads.Overdue _ -> true;
      // how the pool says that it is exhausted, or that it cannot connect
      case VertxException vertx ->
          String.valueOf(vertx.getMessage()).toLowerCase(Locale.ROOT).contains("connection");
      default -> false;
    };
  }
}
