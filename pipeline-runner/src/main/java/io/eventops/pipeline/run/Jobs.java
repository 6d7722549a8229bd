package io.eventops.pipeline.run;

import java.util.function.Consumer;

/// Carries out the jobs of tasks on actuators. Never waits.
interface Jobs {
  /// Starts the job unless it was started before, and follows it: [RunMessage.Started],
  /// [RunMessage.Trouble], and at last [RunMessage.Ended].
  void run(RunFacts run, Effect.Run task, Consumer<RunMessage> reports);

  /// Ends the job; the end is reported as ever.
  void kill(long taskId);

  /// Stops following, and reports nothing more. The job goes on.
  void leave(long taskId);
}
