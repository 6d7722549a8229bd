package io.eventops.standalone;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// The job of a task, as whoever is on its machine sees it.
record HostJob(Path directory) {

  /// @param home folder of the login on the machine
  /// @param task as the API shows it
  static HostJob of(Path home, JsonObject task) {
    return new HostJob(home.resolve(task.getString("jobSign")));
  }

  boolean hasEnded() {
    return Files.exists(directory.resolve("exit.code"));
  }

  /// kill -9 of its script and of what would record its end.
  void kill() {
    ProcessHandle script = script();
    ProcessHandle recorder = script.parent().orElseThrow();
    recorder.destroyForcibly();
    script.destroyForcibly();
    await("end of the job").until(() -> !isRunning(script) && !isRunning(recorder));
  }

  /// A process that nobody has reaped yet is alive for its handle, but has no command line.
  private static boolean isRunning(ProcessHandle process) {
    return process.info().arguments().isPresent();
  }

  private ProcessHandle script() {
    try {
      long pid = Long.parseLong(Files.readString(directory.resolve("nohup.pid")).strip());
      return ProcessHandle.of(pid).orElseThrow();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// Deletes its folder; its processes live on.
  void delete() {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
