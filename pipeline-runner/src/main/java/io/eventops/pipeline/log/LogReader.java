package io.eventops.pipeline.log;

import java.time.Duration;

/// Reads one log from some offset on, at the pace of its reader. Not safe for several threads.
public interface LogReader extends AutoCloseable {
  /// What is there now, up to the length of the array; 0 at the end, more may come.
  int read(byte[] into);

  /// Waits until there is more to read, or [Logs#changed] was called, or the time is over. What
  /// happened since the read before counts.
  ///
  /// @return false when nothing has happened for so long
  boolean await(Duration limit);

  /// Offset of the next byte to be read.
  long offset();

  @Override
  void close();
}
