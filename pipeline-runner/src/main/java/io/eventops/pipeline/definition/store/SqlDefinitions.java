package io.eventops.pipeline.definition.store;

import io.eventops.model.name.ImageRef;
import io.eventops.pipeline.definition.ApplyPlan;
import io.eventops.pipeline.definition.DefinitionEntry;
import io.eventops.pipeline.definition.DefinitionStore;
import io.eventops.pipeline.definition.KnownVersion;
import io.eventops.pipeline.definition.Located;
import io.eventops.pipeline.definition.Page;
import io.eventops.pipeline.definition.RevisionEntry;
import io.eventops.pipeline.definition.VersionEntry;
import io.eventops.platform.sql.Database;
import io.eventops.platform.sql.IdBlocks;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Definitions in MySQL or MariaDB.
public final class SqlDefinitions implements DefinitionStore {
  private final Database database;
  private final IdBlocks ids;
  private final InstantSource clock;
  private final DefinitionReads reads;

  public SqlDefinitions(Database database, IdBlocks ids, InstantSource clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
    this.reads = new DefinitionReads(database);
  }

  @Override
  public Optional<Located> locate(ImageRef image) {
    return reads.locate(image);
  }

  @Override
  public Optional<StoredText> text(long revisionId) {
    return reads.text(revisionId);
  }

  @Override
  public Optional<VersionEntry> version(String viewer, ImageRef image) {
    return reads.version(viewer, image);
  }

  @Override
  public Optional<DefinitionEntry> definition(String viewer, String creater, String name) {
    return reads.definition(viewer, creater, name);
  }

  @Override
  public List<VersionEntry> versions(String viewer, String creater, Page page) {
    return new DefinitionList(database).of(viewer, creater, page);
  }

  @Override
  public List<RevisionEntry> revisions(String viewer, ImageRef image, int before, int most) {
    return reads.revisions(viewer, image, before, most);
  }

  @Override
  public ApplyPlan plan(ImageRef image, String content) {
    List<KnownVersion> versions =
        database
            .find(
                "SELECT id FROM pipeline_definitions WHERE creater = ? AND name = ?",
                image.creater(),
                image.name())
            .map(row -> row.getLong("id"))
            .map(id -> DefinitionWrites.versions(database, id, image.version(), false))
            .orElse(List.of());
    return ApplyPlan.of(versions, image.version(), content);
  }

  @Override
  public ApplyPlan apply(ImageRef image, String content, String by) {
    ApplyPlan plan = plan(image, content);
    if (!plan.changed()) {
      return plan;
    }
    // before the transaction: an id block may need a connection of its own
    DefinitionWrites.NewIds newIds =
        new DefinitionWrites.NewIds(
            ids.next("pipeline_definition"),
            ids.next("pipeline_version"),
            ids.next("pipeline_revision"));
    return database.transaction(
        sql -> new DefinitionWrites(sql, clock.instant()).apply(image, content, by, newIds));
  }

  @Override
  public boolean deleteVersion(ImageRef image) {
    return database.transaction(
        sql -> new DefinitionWrites(sql, clock.instant()).deleteVersion(image));
  }

  @Override
  public boolean delete(String creater, String name) {
    return database.transaction(
        sql -> new DefinitionWrites(sql, clock.instant()).delete(creater, name));
  }

  @Override
  public boolean describe(
      String creater, String name, Optional<Boolean> isPublic, Optional<String> description) {
    int found =
        database.update(
            "UPDATE pipeline_definitions SET public = COALESCE(?, public),"
                + " description = COALESCE(?, description), updated_at = ?"
                + " WHERE creater = ? AND name = ? AND deleted_at IS NULL",
            isPublic.map(flag -> flag ? 1 : 0).orElse(null),
            description.orElse(null),
            clock.instant(),
            creater,
            name);
    return found > 0;
  }
}
