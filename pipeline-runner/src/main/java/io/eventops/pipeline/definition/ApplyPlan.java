package io.eventops.pipeline.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What applying a content to a version changes.
///
/// @param known the version, if it was there before, deleted or not
/// @param newRevision whether the content is another one than that of the newest revision
/// @param revision the number that the version's newest revision then has
/// @param latest the version that `latest` then means
public record ApplyPlan(
    Optional<KnownVersion> known, boolean newRevision, int revision, String latest) {

  /// @param versions all versions of the pipeline, deleted ones too
  public static ApplyPlan of(List<KnownVersion> versions, String version, String content) {
    Optional<KnownVersion> known =
        versions.stream().filter(each -> each.version().equals(version)).findFirst();
    boolean same = known.flatMap(KnownVersion::content).filter(content::equals).isPresent();
    int revision = known.map(KnownVersion::revision).orElse(0) + (same ? 0 : 1);
    List<String> alive = new ArrayList<>(List.of(version));
    versions.stream()
        .filter(each -> !each.deleted())
        .map(KnownVersion::version)
        .forEach(alive::add);
    return new ApplyPlan(known, !same, revision, Latest.of(alive).orElse(version));
  }

  /// Whether there is anything to write.
  public boolean changed() {
    return newRevision || revived();
  }

  /// Whether the version was deleted and comes back.
  public boolean revived() {
    return known.filter(KnownVersion::deleted).isPresent();
  }
}
