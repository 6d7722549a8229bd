package io.eventops.cli.watch;

import java.time.Instant;
import java.util.List;

/// Shows how far some runs are.
@FunctionalInterface
public interface RunView {

  /// Called after each change, and once in a second without one.
  void show(List<RunProgress> runs, Instant now);

  /// Shows nothing.
  static RunView none() {
    return (_, _) -> {};
  }
}
