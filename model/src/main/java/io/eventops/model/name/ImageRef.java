package io.eventops.model.name;

import java.util.ArrayList;
import java.util.List;

/// Names a pipeline as `creater/name:version`; creater and version may be left out, then empty.
public record ImageRef(String creater, String name, String version) {

  /// Splits at the first `:` and at the first `/` before it; the parts are not checked.
  public static ImageRef parse(String text) {
    int colon = text.indexOf(':');
    boolean versioned = colon >= 0 && colon < text.length() - 1;
    String version = versioned ? text.substring(colon + 1) : "";
    String head = versioned ? text.substring(0, colon) : text;
    int slash = head.indexOf('/');
    return new ImageRef(
        slash < 0 ? "" : head.substring(0, slash),
        slash < 0 ? head : head.substring(slash + 1),
        version);
  }

  /// Fills what was left out: the caller as creater, `latest` as version.
  public ImageRef completedFor(String caller) {
    return new ImageRef(
        creater.isEmpty() ? caller : creater, name, version.isEmpty() ? Version.LATEST : version);
  }

  public boolean isLatest() {
    return version.equals(Version.LATEST);
  }

  public ImageRef withVersion(String resolved) {
    return new ImageRef(creater, name, resolved);
  }

  /// Whether both are versions of the same pipeline.
  public boolean sameDefinition(ImageRef other) {
    return creater.equals(other.creater) && name.equals(other.name);
  }

  /// Why this names no pipeline; empty if it may.
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (!creater.isEmpty()) {
      NameKind.USER.problem(creater).ifPresent(problems::add);
    }
    NameKind.PIPELINE.problem(name).ifPresent(problems::add);
    if (!version.isEmpty()) {
      NameKind.VERSION.problem(version).ifPresent(problems::add);
    }
    return problems;
  }

  /// As it is written; parts that are empty are left out.
  @Override
  public String toString() {
    return (creater.isEmpty() ? "" : creater + "/")
        + name
        + (version.isEmpty() ? "" : ":" + version);
  }
}
