package io.eventops.pipeline.job;

import java.time.Instant;

/// Which task of which run a job belongs to. A task is run by one job.
///
/// @param made when the run was made, to the millisecond: two installations that use the same
///     machine, or one whose database was made anew, count their runs from 1, but not at the same
///     time
public record JobId(long pipelineId, long taskId, Instant made) {

  /// Where the job keeps its files, below the folder that the machine gives to jobs. When there is
  /// the job of somebody else, it is this with a dot and the mark behind.
  public String directory() {
    return "pipelines/" + pipelineId + "/tasks/" + taskId;
  }

  /// Tells the job from others of the same directory; letters and digits.
  String mark() {
    return Long.toString(made.toEpochMilli(), Character.MAX_RADIX);
  }
}
