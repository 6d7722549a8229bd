package io.eventops.pipeline.job;

import java.time.Duration;

/// A machine on which jobs run. Its methods block, until the calling thread is interrupted; they
/// are called on virtual threads.
///
/// Every method throws [HostUnreachable] when the machine cannot be reached, or not any more, and
/// [HostRefused] when it can be reached but must not or does not want to be used.
public interface JobHost extends AutoCloseable {

  /// Starts the job unless it was started before, and follows it to its end. When this call breaks
  /// off, by interruption or by a lost connection, the job goes on: call again with the offset that
  /// the log has reached.
  JobOutcome run(Job job, JobListener listener) throws InterruptedException;

  /// Ends every process of the job: with TERM, and with KILL those that are left after the grace
  /// time. A job that was not started will not be any more. Nothing happens to a job that ended.
  void kill(JobId id, Duration grace) throws InterruptedException;

  /// Deletes the files of a job.
  ///
  /// @return false if the job still runs, so that nothing was deleted
  boolean remove(JobId id) throws InterruptedException;

  @Override
  void close();
}
