package io.eventops.database;

import java.nio.file.Path;
import java.util.Map;

/// Where a user's programs keep what they can make again.
public final class CacheDirectory {

  private CacheDirectory() {}

  /// `eventops` below `XDG_CACHE_HOME`, else below `~/.cache`.
  ///
  /// @param environment the environment variables of this process
  public static Path of(Map<String, String> environment) {
    Path xdg = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
    // the XDG specification: a relative path is invalid and is to be ignored
    return xdg.isAbsolute() ? xdg.resolve("eventops") : standard();
  }

  /// `~/.cache/eventops`.
  public static Path standard() {
    return Path.of(System.getProperty("user.home", "")).toAbsolutePath().resolve(".cache/eventops");
  }
}
