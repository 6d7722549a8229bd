package io.eventops.pipeline.actuator.store;

import io.eventops.pipeline.actuator.Actuator;
import io.eventops.pipeline.actuator.Actuators;
import io.eventops.pipeline.actuator.HostKeyFingerprint;
import io.eventops.pipeline.actuator.HostKeys;
import io.eventops.platform.crypto.SecretBox;
import io.eventops.platform.sql.Database;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Actuators as the run engine needs them. Every question reads the database, so that a change is
/// seen at once on every node and no secret stays in memory.
public final class ReachedActuators implements Actuators, HostKeys {
  private static final Logger LOGGER = LoggerFactory.getLogger(ReachedActuators.class);
  private static final int MOST_CANDIDATES = 1_000;
  private static final int LONGEST_ERROR = 1_000;

  private final Database database;
  private final InstantSource clock;
  private final ActuatorRows rows;
  private final Sightings sightings = new Sightings();

  public ReachedActuators(Database database, SecretBox secrets, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.rows = new ActuatorRows(secrets);
  }

  @Override
  public Optional<Actuator> find(long id) {
    return database
        .find("SELECT " + ActuatorRows.COLUMNS + " FROM actuators a WHERE a.id = ?", id)
        .flatMap(rows::actuator);
  }

  @Override
  public List<Actuator> candidates(String creater, String type, List<String> tags) {
    for (String tag : tags) {
      List<Actuator> found = tagged(creater, type, tag);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private List<Actuator> tagged(String creater, String type, String tag) {
    List<Actuator> found = new ArrayList<>();
    for (Row row :
        database.query(
            "SELECT "
                + ActuatorRows.COLUMNS
                + " FROM actuator_tags t JOIN actuators a ON a.id = t.actuator_id"
                + " WHERE t.creater = ? AND t.type = ? AND t.tag = ? AND a.deleted_at IS NULL"
                + " ORDER BY a.id LIMIT "
                + MOST_CANDIDATES,
            creater,
            type,
            tag)) {
      rows.actuator(row).ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  @Override
  public void reachable(long id) {
    seen(id, "");
  }

  @Override
  public void unreachable(long id, String error) {
    String shown = error.isBlank() ? "not reachable" : error;
    seen(id, shown.length() <= LONGEST_ERROR ? shown : shown.substring(0, LONGEST_ERROR));
  }

  /// @param error empty when it was reached
  private void seen(long id, String error) {
    Instant now = clock.instant();
    if (!sightings.isNews(id, error, now)) {
      return;
    }
    try {
      if (error.isEmpty()) {
        database.update(
            "UPDATE actuators SET status = 'reachable', last_seen_at = ?, last_error = NULL"
                + " WHERE id = ? AND deleted_at IS NULL",
            now,
            id);
      } else {
        database.update(
            "UPDATE actuators SET status = 'unreachable', last_error = ?"
                + " WHERE id = ? AND deleted_at IS NULL",
            error,
            id);
      }
    } catch (RuntimeException fault) {
      sightings.forget(id);
      throw fault;
    }
  }

  @Override
  public Optional<String> pinned(long actuatorId) {
    return database
        .find("SELECT host_key FROM actuators WHERE id = ?", actuatorId)
        .map(ReachedActuators::hostKey);
  }

  private static @Nullable String hostKey(Row row) {
    return row.getString("host_key");
  }

  @Override
  public String pin(long actuatorId, String key) {
    int done =
        database.update(
            "UPDATE actuators SET host_key = ? WHERE id = ? AND host_key IS NULL", key, actuatorId);
    if (done > 0) {
      LOGGER
          .atInfo()
          .addKeyValue("actuator", actuatorId)
          .addKeyValue("hostKey", HostKeyFingerprint.of(key))
          .log("host key pinned");
    }
    return pinned(actuatorId).orElse(key);
  }
}
