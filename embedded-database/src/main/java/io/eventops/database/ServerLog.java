package io.eventops.database;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `mariadb.log` of a data directory: everything the server says, from the loader's complaints on.
///
/// @param begin how long the file was when this start began
record ServerLog(Path file, long begin) {
  private static final long LARGEST = 10L * 1024 * 1024;

  private static final int TAIL_LINES = 12;

  private static final int MOST_READ = 64 * 1024;

  static ServerLog in(Path home) throws IOException {
    Path file = home.resolve("mariadb.log");
    if (Files.exists(file) && Files.size(file) > LARGEST) {
      Files.move(file, home.resolve("mariadb.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(file)) {
      Files.createFile(file, OwnDirectory.FILE);
    }
    return new ServerLog(file, Files.size(file));
  }

  boolean says(String text) throws IOException {
    return since().contains(text);
  }

  /// What went wrong, with the last lines of the log.
  DatabaseFault explain(String what, @Nullable Exception cause) throws IOException {
    List<String> lines = since().lines().toList();
    List<String> tail = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
    return new DatabaseFault(
        what + "; the end of " + file + " says:\n" + String.join("\n", tail), cause);
  }

  private String since() throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      channel.position(Math.max(begin, channel.size() - MOST_READ));
      byte[] bytes = Channels.newInputStream(channel).readNBytes(MOST_READ);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
