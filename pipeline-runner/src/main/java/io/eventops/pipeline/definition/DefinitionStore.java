package io.eventops.pipeline.definition;

import io.eventops.model.name.ImageRef;
import java.util.List;
import java.util.Optional;

/// Where definitions are kept. A viewer sees his own and public ones; to him others are not there.
/// Blocks.
public interface DefinitionStore {

  /// The newest content of an image, whoever may see it.
  ///
  /// @param image complete; its version may be `latest`
  Optional<Located> locate(ImageRef image);

  /// The content of a revision, with the image it belongs to; deleted ones too.
  Optional<StoredText> text(long revisionId);

  /// Canonical YAML of one version.
  record StoredText(ImageRef image, String content) {}

  Optional<VersionEntry> version(String viewer, ImageRef image);

  Optional<DefinitionEntry> definition(String viewer, String creater, String name);

  /// By name, and of one name the newest version first.
  List<VersionEntry> versions(String viewer, String creater, Page page);

  /// Newest first; empty when there is no such version.
  ///
  /// @param before only older ones than this number
  List<RevisionEntry> revisions(String viewer, ImageRef image, int before, int most);

  /// What applying the content would change.
  ApplyPlan plan(ImageRef image, String content);

  /// Writes the content as the newest revision of the version, in one transaction. Concurrent calls
  /// for one pipeline take turns.
  ///
  /// @return what was done, which may be nothing
  ApplyPlan apply(ImageRef image, String content, String by);

  /// Takes a version away and elects `latest` again.
  ///
  /// @return whether it was there
  boolean deleteVersion(ImageRef image);

  /// Takes a pipeline away with all its versions.
  ///
  /// @return whether it was there
  boolean delete(String creater, String name);

  /// Changes what is present.
  ///
  /// @return whether the pipeline is there
  boolean describe(
      String creater, String name, Optional<Boolean> isPublic, Optional<String> description);
}
