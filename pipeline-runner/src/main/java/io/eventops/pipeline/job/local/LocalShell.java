package io.eventops.pipeline.job.local;

import io.eventops.pipeline.job.HostProcess;
import io.eventops.pipeline.job.HostRefused;
import io.eventops.pipeline.job.HostShell;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/// The machine of the server itself. Whoever may define pipelines runs commands as the server's
/// user: construct it only where the operator has switched that on.
public final class LocalShell implements HostShell {
  private final Path base;

  /// @param base folder for the directories of jobs; created when it is needed
  public LocalShell(Path base) {
    this.base = base.toAbsolutePath().normalize();
  }

  @Override
  public HostProcess start(List<String> command) {
    try {
      Files.createDirectories(base);
      return new LocalProcess(new ProcessBuilder(command).directory(base.toFile()).start());
    } catch (IOException fault) {
      throw new HostRefused(
          "cannot run jobs on this machine: "
              + fault.getMessage()
              + "; bash must be installed and the folder writable",
          fault);
    }
  }

  @Override
  public String name() {
    return "this machine";
  }

  @Override
  public String base() {
    return base.toString();
  }

  /// Reading from a process blocks a platform thread in any case.
  @Override
  public Thread reader(Runnable reading) {
    return Thread.ofPlatform().daemon().name("local-job").unstarted(reading);
  }

  @Override
  public void close() {
    // nothing is kept open between jobs
  }

  private record LocalProcess(Process process) implements HostProcess {

    @Override
    public OutputStream input() {
      return process.getOutputStream();
    }

    @Override
    public InputStream output() {
      return process.getInputStream();
    }

    @Override
    public InputStream errors() {
      return process.getErrorStream();
    }

    @Override
    public OptionalInt exitCode(Duration patience) throws InterruptedException {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
          ? OptionalInt.of(process.exitValue())
          : OptionalInt.empty();
    }

    /// The program notices the end of its input and ends; its streams end with it.
    @Override
    public void close() {
      try {
        process.getOutputStream().close();
      } catch (IOException _) {
        // it has ended already
      }
    }
  }
}
