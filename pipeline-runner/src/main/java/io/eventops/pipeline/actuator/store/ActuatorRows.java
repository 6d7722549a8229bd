package io.eventops.pipeline.actuator.store;

import io.eventops.model.definition.ActuatorDefinition;
import io.eventops.model.validation.InvalidDocument;
import io.eventops.pipeline.actuator.Actuator;
import io.eventops.pipeline.actuator.Actuator.Status;
import io.eventops.pipeline.actuator.ActuatorEntry;
import io.eventops.pipeline.actuator.KnownActuator;
import io.eventops.platform.crypto.SecretBox;
import io.eventops.platform.sql.Sql;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Rows of `actuators`, and the definitions sealed in them.
final class ActuatorRows {
  private static final Logger LOGGER = LoggerFactory.getLogger(ActuatorRows.class);

  /// For [#actuator].
  static final String COLUMNS = "a.id, a.name, a.creater, a.status, a.content";

  private final SecretBox secrets;

  ActuatorRows(SecretBox secrets) {
    this.secrets = secrets;
  }

  Buffer seal(long id, ActuatorDefinition definition) {
    return Buffer.buffer(secrets.seal(definition.toYaml(), purpose(id)));
  }

  /// Empty when it was erased.
  Optional<Actuator> actuator(Row row) {
    return definition(row)
        .map(
            definition ->
                new Actuator(
                    row.getLong("id"),
                    row.getString("name"),
                    row.getString("creater"),
                    definition,
                    status(row)));
  }

  /// Empty when it was erased.
  Optional<ActuatorDefinition> definition(Row row) {
    byte[] sealed = row.getBuffer("content").getBytes();
    if (sealed.length == 0) {
      return Optional.empty();
    }
    String yaml = secrets.open(sealed, purpose(row.getLong("id")));
    return Optional.of(ActuatorDefinition.read(yaml).definition());
  }

  KnownActuator known(Row row) {
    return new KnownActuator(
        row.getLong("id"),
        row.getLocalDateTime("deleted_at") != null,
        definitionIfReadable(row),
        Optional.ofNullable(row.getString("host_key")));
  }

  /// Whoever lost the key can apply all definitions again.
  private Optional<ActuatorDefinition> definitionIfReadable(Row row) {
    try {
      return definition(row);
    } catch (IllegalStateException | InvalidDocument unreadable) {
      LOGGER
          .atWarn()
          .addKeyValue("actuator", row.getLong("id"))
          .addKeyValue("fault", String.valueOf(unreadable.getMessage()))
          .log("a definition that cannot be read is replaced");
      return Optional.empty();
    }
  }

  static ActuatorEntry entry(Row row, List<String> tags) {
    return new ActuatorEntry(
        row.getString("name"),
        row.getString("creater"),
        row.getString("type"),
        status(row),
        tags,
        Sql.instant(row, "created_at"),
        Sql.instant(row, "updated_at"),
        Optional.ofNullable(Sql.instantOrNull(row, "last_seen_at")),
        Optional.ofNullable(row.getString("last_error")).orElse(""),
        Optional.ofNullable(row.getString("host_key")));
  }

  private static Status status(Row row) {
    return switch (row.getString("status")) {
      case "reachable" -> Status.REACHABLE;
      case "unreachable" -> Status.UNREACHABLE;
      default -> Status.UNKNOWN;
    };
  }

  private static String purpose(long id) {
    return "actuator:" + id;
  }
}
