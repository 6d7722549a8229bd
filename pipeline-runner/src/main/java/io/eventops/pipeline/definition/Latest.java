package io.eventops.pipeline.definition;

import io.eventops.model.name.Version;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Which version `latest` means.
public final class Latest {
  private Latest() {}

  /// The greatest, in the order of versions; empty when there is none.
  public static Optional<String> of(Collection<String> versions) {
    return versions.stream().map(Version::new).max(Comparator.naturalOrder()).map(Version::text);
  }
}
