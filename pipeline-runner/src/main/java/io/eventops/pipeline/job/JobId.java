package io.eventops.pipeline.job;

/// Which task of which run a job belongs to. A task is run by one job.
public record JobId(long pipelineId, long taskId) {

  /// Where the job keeps its files, below the folder that the machine gives to jobs.
  public String directory() {
    return "pipelines/" + pipelineId + "/tasks/" + taskId;
  }
}
