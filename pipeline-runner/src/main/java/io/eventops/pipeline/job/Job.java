package io.eventops.pipeline.job;

/// A script to run, or a running one to follow.
///
/// @param logOffset how many bytes of the log are known already; the log goes on from there
public record Job(JobId id, JobScript script, long logOffset, Start start) {

  /// What to do when the job was not started before.
  public enum Start {
    /// Start it. The machine makes sure that it happens once.
    ONCE,
    /// Do not start it: it is known to have been started, so its traces were lost.
    NEVER
  }
}
