package io.eventops.pipeline.run;

import java.util.Map;

/// How a job ended, as far as anyone can know.
public sealed interface JobEnd {
  /// @param outputs name to value, of those that the job left
  record Exited(int code, Map<String, String> outputs) implements JobEnd {
    public Exited {
      outputs = Map.copyOf(outputs);
    }
  }

  /// It was started and is no longer there, without an exit code.
  record Vanished(String reason) implements JobEnd {}

  /// It was never started, and will not be.
  record NotStarted(String reason) implements JobEnd {}
}
