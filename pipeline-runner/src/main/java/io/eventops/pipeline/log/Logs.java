package io.eventops.pipeline.log;

/// The logs of tasks, as bytes that only grow. Blocks; call it on virtual threads.
public interface Logs {
  /// For the one who runs the task; goes on at the end of what is there.
  LogWriter writer(LogKey key);

  /// For anyone, at any time, also before the first byte and after the last.
  ///
  /// @param offset the first byte wanted; beyond the end means at the end
  LogReader reader(LogKey key, long offset);

  /// How many bytes there are.
  long size(LogKey key);

  /// Wakes the readers, so that they look whether the task has ended.
  void changed(LogKey key);
}
