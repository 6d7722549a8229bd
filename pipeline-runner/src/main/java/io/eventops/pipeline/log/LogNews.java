package io.eventops.pipeline.log;

/// What readers and writers of one log tell each other when they are in different processes. Calls
/// are cheap and never wait.
public interface LogNews {
  /// Somebody here waits for more of the log.
  void followed(LogKey key);

  /// The log was written to here.
  void grown(LogKey key);

  /// For logs that only one process has to do with.
  static LogNews none() {
    return new LogNews() {
      @Override
      public void followed(LogKey key) {
        // writers and readers meet in the same process
      }

      @Override
      public void grown(LogKey key) {
        // writers and readers meet in the same process
      }
    };
  }
}
