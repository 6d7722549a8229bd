package io.eventops.ingest.event.store;

import io.eventops.ingest.event.EventFilter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The query behind a list of events. It walks an index backwards and stops when the page is full;
/// only the few events of a rare name are sorted.
record EventSelection(String sql, List<Object> parameters) {
  static final String SHOWN =
      "id, name, version, creater, status, status_message, received_at, processed_at, fired";

  /// A search by text reads at most so many of the user's newest events.
  private static final int SEARCHED = 10_000;

  static EventSelection of(EventFilter filter) {
    StringBuilder where = new StringBuilder(" FROM events WHERE creater = ?");
    List<Object> parameters = new ArrayList<>(List.of(filter.creater()));
    restrict(where, parameters, " AND name = ?", filter.name());
    restrict(where, parameters, " AND version = ?", filter.version());
    restrict(where, parameters, " AND status = ?", filter.status());
    restrict(where, parameters, " AND id < ?", filter.before());
    where.append(" ORDER BY id DESC LIMIT ");
    String sql = "SELECT " + SHOWN + where + "?";
    if (filter.text() != null) {
      sql =
          "SELECT "
              + SHOWN
              + " FROM (SELECT "
              + SHOWN
              + ", content"
              + where
              + SEARCHED
              + ") AS newest WHERE LOCATE(?, content) > 0 ORDER BY id DESC LIMIT ?";
      parameters.add(filter.text());
    }
    parameters.add(filter.top());
    return new EventSelection(sql, List.copyOf(parameters));
  }

  private static void restrict(
      StringBuilder where, List<Object> parameters, String clause, @Nullable Object value) {
    if (value != null) {
      where.append(clause);
      parameters.add(value);
    }
  }
}
