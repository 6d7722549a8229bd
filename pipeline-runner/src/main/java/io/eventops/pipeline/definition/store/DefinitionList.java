package io.eventops.pipeline.definition.store;

import io.eventops.model.name.Version;
import io.eventops.pipeline.definition.Page;
import io.eventops.pipeline.definition.VersionEntry;
import io.eventops.platform.sql.Sql;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Versions in the order of versions, which the database cannot sort by: first the bare names, then
/// the contents of what is shown.
final class DefinitionList {
  private static final int MOST_SORTED = 20_000;
  private static final int MOST_VERSIONS = 1_000;
  static final int CHUNK = 16;

  /// Beyond about this a list ends early; whoever pages goes on from there.
  static final long MOST_CHARACTERS = 16L * 1024 * 1024;

  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::name).thenComparing(Key::version, Comparator.reverseOrder());

  private final Sql sql;

  DefinitionList(Sql sql) {
    this.sql = sql;
  }

  private record Key(long revisionId, String name, Version version) {}

  List<VersionEntry> of(String viewer, String creater, Page page) {
    String sorted =
        DefinitionReads.VISIBLE
            + " AND d.name >= ? ORDER BY d.name, v.id DESC LIMIT "
            + MOST_SORTED;
    List<Key> keys =
        keys(sorted, creater, viewer, page.afterName()).stream()
            .filter(key -> isAfter(key, page))
            .sorted(ORDER)
            .limit(page.most())
            .toList();
    return entries(keys, page.contents());
  }

  List<VersionEntry> ofOne(String viewer, String creater, String name) {
    String sorted =
        DefinitionReads.VISIBLE + " AND d.name = ? ORDER BY v.id DESC LIMIT " + MOST_SORTED;
    List<Key> keys =
        keys(sorted, creater, viewer, name).stream().sorted(ORDER).limit(MOST_VERSIONS).toList();
    return entries(keys, true);
  }

  private List<Key> keys(String condition, String creater, String viewer, String name) {
    List<Key> keys = new ArrayList<>();
    for (Row row :
        sql.query(
            "SELECT v.revision_id, d.name, v.version FROM pipeline_definitions d"
                + " JOIN pipeline_versions v ON v.definition_id = d.id AND v.deleted_at IS NULL"
                + " WHERE d.deleted_at IS NULL"
                + condition,
            creater,
            viewer,
            name)) {
      keys.add(
          new Key(
              row.getLong("revision_id"),
              row.getString("name"),
              new Version(row.getString("version"))));
    }
    return keys;
  }

  private static boolean isAfter(Key key, Page page) {
    if (!key.name().equals(page.afterName())) {
      return true;
    }
    return !page.afterVersion().isEmpty()
        && key.version().compareTo(new Version(page.afterVersion())) < 0;
  }

  private List<VersionEntry> entries(List<Key> keys, boolean contents) {
    List<VersionEntry> entries = new ArrayList<>();
    long characters = 0;
    for (int from = 0; from < keys.size() && characters < MOST_CHARACTERS; from += CHUNK) {
      List<Key> chunk = keys.subList(from, Math.min(keys.size(), from + CHUNK));
      Map<Long, VersionEntry> found = read(chunk, contents);
      for (Key key : chunk) {
        VersionEntry entry = found.get(key.revisionId());
        // gone or applied again since the names were read
        if (entry != null && characters < MOST_CHARACTERS) {
          entries.add(entry);
          characters += entry.content().length();
        }
      }
    }
    return entries;
  }

  private Map<Long, VersionEntry> read(List<Key> chunk, boolean contents) {
    Map<Long, VersionEntry> found = new HashMap<>();
    // always as many marks, so that it is always the same prepared statement
    Object[] ids = new Object[CHUNK];
    for (int i = 0; i < CHUNK; i++) {
      ids[i] = chunk.get(Math.min(i, chunk.size() - 1)).revisionId();
    }
    String select = contents ? DefinitionReads.ENTRY : DefinitionReads.ENTRY_WITHOUT_CONTENT;
    for (Row row :
        sql.query(
            select + ", r.id" + DefinitionReads.ALIVE + " AND r.id IN " + Sql.marks(CHUNK), ids)) {
      found.put(row.getLong("id"), DefinitionReads.entry(row));
    }
    return found;
  }
}
