package io.eventops.platform.http;

import io.eventops.platform.thread.Threads;
import io.vertx.core.VertxException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Tells a database that is away from a statement that is wrong.
final class DatabaseFaults {
  private static final int DEEPEST = 5;

  private DatabaseFaults() {}

  static boolean isUnavailable(@Nullable Throwable fault) {
    Throwable current = fault;
    for (int depth = 0; current != null && depth < DEEPEST; depth++) {
      if (current instanceof ClosedConnectionException
          || current instanceof IOException
          || current instanceof Threads.Overdue
          || (current instanceof VertxException
              && String.valueOf(current.getMessage()).contains("onnection"))) {
        return true;
      }
      current = current.getCause();
    }
    return false;
  }
}
