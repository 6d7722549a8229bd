package io.eventops.pipeline.job;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalInt;

/// A program that runs on a machine. The program may outlive this object.
public interface HostProcess extends AutoCloseable {

  OutputStream input();

  InputStream output();

  InputStream errors();

  /// The exit code, when the program has ended and the machine has said so; waits at most this
  /// long for it.
  OptionalInt exitCode(Duration patience) throws InterruptedException;

  /// Closes all streams. Does not wait, and does not end the program.
  @Override
  void close();
}
