package io.eventops.pipeline.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The shell programs that machines run for us.
final class Scripts {
  final String follow = read("follow.sh");
  final String kill = read("kill.sh");
  final String remove = read("remove.sh");

  /// Supervises `run.sh`; kept in the job's directory.
  final byte[] supervisor = read("nohup.sh").getBytes(StandardCharsets.UTF_8);

  private static String read(String name) {
    try (InputStream resource =
        Objects.requireNonNull(Scripts.class.getResourceAsStream(name), name)) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
