package io.eventops.pipeline.definition.store;

import io.eventops.model.name.ImageRef;
import io.eventops.model.name.Version;
import io.eventops.pipeline.definition.DefinitionEntry;
import io.eventops.pipeline.definition.DefinitionStore.StoredText;
import io.eventops.pipeline.definition.Located;
import io.eventops.pipeline.definition.RevisionEntry;
import io.eventops.pipeline.definition.VersionEntry;
import io.eventops.platform.sql.Sql;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Questions about single definitions.
final class DefinitionReads {
  static final String ENTRY_WITHOUT_CONTENT =
      "SELECT d.creater, d.name, v.version, v.latest, v.created_at, r.revision, '' AS content";

  static final String ENTRY =
      "SELECT d.creater, d.name, v.version, v.latest, v.created_at, r.revision, r.content";

  static final String ALIVE =
      " FROM pipeline_definitions d"
          + " JOIN pipeline_versions v ON v.definition_id = d.id AND v.deleted_at IS NULL"
          + " JOIN pipeline_revisions r ON r.id = v.revision_id"
          + " WHERE d.deleted_at IS NULL";

  static final String VISIBLE = " AND d.creater = ? AND (d.creater = ? OR d.public = 1)";

  private final Sql sql;

  DefinitionReads(Sql sql) {
    this.sql = sql;
  }

  Optional<Located> locate(ImageRef image) {
    List<@Nullable Object> parameters = new ArrayList<>(List.of(image.creater(), image.name()));
    String query =
        "SELECT v.version, v.revision_id, d.public"
            + ALIVE
            + " AND d.creater = ? AND d.name = ?"
            + oneVersion(image, parameters);
    return sql.find(query, parameters.toArray())
        .map(
            row ->
                new Located(
                    image.withVersion(row.getString("version")),
                    row.getLong("revision_id"),
                    row.getInteger("public") == 1));
  }

  Optional<StoredText> text(long revisionId) {
    return sql.find(
            "SELECT d.creater, d.name, v.version, r.content FROM pipeline_revisions r"
                + " JOIN pipeline_versions v ON v.id = r.version_id"
                + " JOIN pipeline_definitions d ON d.id = v.definition_id WHERE r.id = ?",
            revisionId)
        .map(row -> new StoredText(image(row), row.getString("content")));
  }

  Optional<VersionEntry> version(String viewer, ImageRef image) {
    List<@Nullable Object> parameters =
        new ArrayList<>(List.of(image.creater(), viewer, image.name()));
    String query = ENTRY + ALIVE + VISIBLE + " AND d.name = ?" + oneVersion(image, parameters);
    return sql.find(query, parameters.toArray()).map(DefinitionReads::entry);
  }

  Optional<DefinitionEntry> definition(String viewer, String creater, String name) {
    Optional<Row> found =
        sql.find(
            "SELECT d.creater, d.name, d.public, d.description, d.created_at"
                + " FROM pipeline_definitions d WHERE d.deleted_at IS NULL"
                + VISIBLE
                + " AND d.name = ?",
            creater,
            viewer,
            name);
    return found.map(
        row ->
            new DefinitionEntry(
                creater,
                name,
                row.getInteger("public") == 1,
                Optional.ofNullable(row.getString("description")).orElse(""),
                Sql.instant(row, "created_at"),
                new DefinitionList(sql).ofOne(viewer, creater, name)));
  }

  List<RevisionEntry> revisions(String viewer, ImageRef image, int before, int most) {
    List<RevisionEntry> revisions = new ArrayList<>();
    long characters = 0;
    int next = before;
    int wanted = most;
    while (wanted > 0 && characters < DefinitionList.MOST_CHARACTERS) {
      List<RevisionEntry> chunk =
          chunk(viewer, image, next, Math.min(wanted, DefinitionList.CHUNK));
      if (chunk.isEmpty()) {
        break;
      }
      revisions.addAll(chunk);
      characters += chunk.stream().mapToLong(entry -> entry.content().length()).sum();
      next = chunk.getLast().revision();
      wanted -= chunk.size();
    }
    return revisions;
  }

  private List<RevisionEntry> chunk(String viewer, ImageRef image, int before, int most) {
    List<@Nullable Object> parameters =
        new ArrayList<>(List.of(image.creater(), viewer, image.name()));
    String versionId =
        "SELECT v.id" + ALIVE + VISIBLE + " AND d.name = ?" + oneVersion(image, parameters);
    parameters.addAll(List.of(before, most));
    List<RevisionEntry> revisions = new ArrayList<>();
    for (Row row :
        sql.query(
            "SELECT revision, content, created_at, created_by FROM pipeline_revisions"
                + " WHERE version_id = ("
                + versionId
                + ") AND revision < ? ORDER BY revision DESC LIMIT ?",
            parameters.toArray())) {
      revisions.add(
          new RevisionEntry(
              row.getInteger("revision"),
              row.getString("content"),
              Sql.instant(row, "created_at"),
              row.getString("created_by")));
    }
    return revisions;
  }

  static VersionEntry entry(Row row) {
    return new VersionEntry(
        image(row),
        row.getInteger("revision"),
        row.getInteger("latest") == 1,
        row.getString("content"),
        Sql.instant(row, "created_at"));
  }

  private static ImageRef image(Row row) {
    return new ImageRef(row.getString("creater"), row.getString("name"), row.getString("version"));
  }

  private static String oneVersion(ImageRef image, List<@Nullable Object> parameters) {
    if (image.version().equals(Version.LATEST)) {
      return " AND v.latest = 1";
    }
    parameters.add(image.version());
    return " AND v.version = ?";
  }
}
