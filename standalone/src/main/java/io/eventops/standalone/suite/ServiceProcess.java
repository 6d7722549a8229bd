package io.eventops.standalone.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// One instance of one service, as a process of the operating system. What it logs goes to a file.
public final class ServiceProcess {
  private final String service;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Path log;
  private Process process;

  private ServiceProcess(
      String service, List<String> command, Map<String, String> environment, Path log) {
    this.service = service;
    this.command = command;
    this.environment = environment;
    this.log = log;
    this.process = start();
  }

  static ServiceProcess start(
      String service, List<String> command, Map<String, String> environment, Path log) {
    return new ServiceProcess(service, command, environment, log);
  }

  private Process start() {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      Process started = builder.start();
      started.getOutputStream().close();
      return started;
    } catch (IOException fault) {
      throw new UncheckedIOException("cannot start " + service, fault);
    }
  }

  public String service() {
    return service;
  }

  public Path log() {
    return log;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /// Starts it again after it has ended.
  public void restart() {
    process = start();
  }

  /// As the kernel does when there is no memory left: it has no time for anything.
  public void kill() {
    process.destroyForcibly();
    await(Duration.ofSeconds(10));
  }

  /// Asks it to stop (SIGTERM).
  void terminate() {
    process.destroy();
  }

  /// Waits until it has ended, and makes it end when it takes longer.
  void await(Duration patience) {
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  /// Stops it as an operator does.
  public void stop(Duration patience) {
    terminate();
    await(patience);
  }
}
