package io.eventops.pipeline.job;

import java.util.Map;

/// How a job ended, as far as anybody can know.
public sealed interface JobOutcome {

  /// The script ended.
  ///
  /// @param code 0 for success; 128 and the number of the signal if one ended it
  /// @param outputs the declared outputs whose variable was set
  /// @param logBytes length of the whole log
  record Exited(int code, Map<String, String> outputs, long logBytes) implements JobOutcome {
    public Exited {
      outputs = Map.copyOf(outputs);
    }
  }

  /// The job was started and does not run any more, but its end was not recorded. It must not be
  /// started again by itself.
  ///
  /// @param reason for people
  record Vanished(String reason, long logBytes) implements JobOutcome {}

  /// Nothing was started.
  ///
  /// @param reason for people, with what the machine said
  record NotStarted(String reason) implements JobOutcome {}
}
