package io.eventops.platform.boot;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Closes connections that keep a server waiting: that send their headers or their body byte by
/// byte, or that nothing comes from. A connection whose request has arrived completely is left
/// alone, however long its answer takes or streams.
///
/// Belongs to one event loop. Times are [System#nanoTime].
final class ConnectionDeadlines {
  private final Limits limits;
  private final Map<HttpConnection, State> connections = new HashMap<>();

  ConnectionDeadlines(Limits limits) {
    this.limits = limits;
  }

  /// @param headersNanos from the opening to the end of the first request's headers
  /// @param bodyNanos from there to the end of the body
  /// @param betweenNanos from an answer to the end of the next request's headers
  /// @param connections open at the same time
  record Limits(long headersNanos, long bodyNanos, long betweenNanos, int connections) {}

  private static final class State {
    private @Nullable HttpServerRequest request;
    private long deadline;
  }

  void opened(HttpConnection connection, long now) {
    if (connections.size() >= limits.connections) {
      connection.close();
      return;
    }
    State state = new State();
    state.deadline = now + limits.headersNanos;
    connections.put(connection, state);
    connection.closeHandler(_ -> connections.remove(connection));
  }

  void requested(HttpServerRequest request, long now) {
    State state = connections.get(request.connection());
    if (state != null) {
      state.request = request;
      state.deadline = now + limits.bodyNanos;
    }
  }

  void answered(HttpServerRequest request, long now) {
    State state = connections.get(request.connection());
    if (state != null) {
      state.request = null;
      state.deadline = now + limits.betweenNanos;
    }
  }

  void closeOverdue(long now) {
    Iterator<Map.Entry<HttpConnection, State>> each = connections.entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<HttpConnection, State> entry = each.next();
      State state = entry.getValue();
      boolean arrived = state.request != null && state.request.isEnded();
      if (!arrived && now - state.deadline > 0) {
        each.remove();
        entry.getKey().close();
      }
    }
  }
}
