package io.eventops.pipeline.job;

import java.util.List;

/// Starts programs on a machine.
public interface HostShell extends AutoCloseable {

  /// @param command the program and its arguments, as they are
  HostProcess start(List<String> command) throws InterruptedException;

  /// The machine's name for messages.
  String name();

  /// The folder in which the directories of jobs are; empty for the login's own.
  String base();

  /// Makes the threads that read from [HostProcess]; reading may block them.
  Thread reader(Runnable reading);

  @Override
  void close();
}
