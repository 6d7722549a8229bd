package io.eventops.pipeline.job;

import java.nio.ByteBuffer;

/// Hears what a job does while it runs. Called by one thread at a time; while a call takes its
/// time, no more of the log is fetched from the machine.
public interface JobListener {

  /// The job runs, or has run: from now on it must not be started again.
  void started();

  /// More of the log, which is stdout and stderr of the script.
  ///
  /// @param offset of the first byte in the whole log
  /// @param bytes valid during the call only; may end within a character
  void log(long offset, ByteBuffer bytes);
}
