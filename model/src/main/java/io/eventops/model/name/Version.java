package io.eventops.model.name;

import java.util.Comparator;

/// A version as people write it, ordered as versions are meant: `1.9`, `1.10`, `1.10.1`.
///
/// Numbers compare as numbers of any size. What follows the first `-` marks a pre-release, which
/// comes before its release (`1.0-rc2`, `1.0-rc10`, `1.0`); what follows `+` is a build and comes
/// after it. Words come before numbers, so `main` is never newer than `1.0`. A leading `v` does not
/// count. The order is total and agrees with equality of the text.
public record Version(String text) implements Comparable<Version> {

  /// The word that stands for the newest version, and so cannot be one.
  public static final String LATEST = "latest";

  private static final Comparator<Version> ORDER =
      Comparator.comparing(VersionParts::of).thenComparing(Version::text);

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return text;
  }
}
