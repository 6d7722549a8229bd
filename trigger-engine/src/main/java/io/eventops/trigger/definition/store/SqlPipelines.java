package io.eventops.trigger.definition.store;

import io.eventops.model.definition.PipelineDefinition;
import io.eventops.model.name.ImageRef;
import io.eventops.model.validation.InvalidDocument;
import io.eventops.platform.sql.Sql;
import io.eventops.trigger.definition.StoredPipelines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the tables of definitions, which pipeline-runner writes.
public final class SqlPipelines implements StoredPipelines {
  private static final String CONTENT =
      "SELECT r.content FROM pipeline_definitions d"
          + " JOIN pipeline_versions v ON v.definition_id = d.id AND v.deleted_at IS NULL"
          + " JOIN pipeline_revisions r ON r.id = v.revision_id"
          + " WHERE d.deleted_at IS NULL AND d.creater = ? AND d.name = ?";

  private final Sql sql;

  public SqlPipelines(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<PipelineDefinition> find(ImageRef image) {
    List<Object> parameters = new ArrayList<>(List.of(image.creater(), image.name()));
    String version = " AND v.latest = 1";
    if (!image.isLatest()) {
      version = " AND v.version = ?";
      parameters.add(image.version());
    }
    return sql.find(CONTENT + version, parameters.toArray())
        .flatMap(row -> read(row.getString("content"), image.creater()));
  }

  private static Optional<PipelineDefinition> read(String content, String creater) {
    try {
      return Optional.of(PipelineDefinition.read(content, creater).definition());
    } catch (InvalidDocument noLongerValid) {
      return Optional.empty();
    }
  }
}
