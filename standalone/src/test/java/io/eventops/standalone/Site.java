package io.eventops.standalone;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A folder where tasks leave a trace of each time they run, and a gate at which they wait.
final class Site implements AutoCloseable {
  private final Path folder;
  private final Path gate;

  Site(Path place) {
    try {
      folder = Files.createDirectories(place.resolve("traces"));
      gate = place.resolve("gate");
      Process made = new ProcessBuilder("mkfifo", gate.toString()).inheritIO().start();
      if (made.waitFor() != 0) {
        throw new IllegalStateException("mkfifo failed");
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  /// A command that leaves a trace.
  ///
  /// @param name of the trace, may have placeholders
  String trace(String name) {
    return "echo ran >> \"" + folder + "/" + name + "\"";
  }

  /// A command that waits until the gate is open, without asking again and again: that would keep
  /// the machine busy.
  String pass() {
    return ": < \"" + gate + "\"";
  }

  /// Lets everybody through, those who wait and those who come later.
  void open() {
    // a reader and writer of a pipe waits for nobody, and wakes those who wait for a writer
    try (RandomAccessFile _ = new RandomAccessFile(gate.toFile(), "rw")) {
      Path opened = Files.createTempFile(folder.resolveSibling(""), "open", "");
      Files.move(opened, gate, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// How often each trace was left.
  Map<String, Integer> traces() {
    Map<String, Integer> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        found.put(file.getFileName().toString(), Files.readAllLines(file).size());
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return found;
  }

  /// How many traces have a name that begins like this.
  long arrived(String start) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith(start)).count();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// Nobody waits any longer.
  @Override
  public void close() {
    open();
  }
}
