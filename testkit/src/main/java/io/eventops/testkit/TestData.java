package io.eventops.testkit;

import io.eventops.database.DatabaseFault;
import io.eventops.database.DatabaseSettings;
import io.eventops.database.DirectoryInUse;
import io.eventops.database.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Data that nobody will miss: without durability a crash of the machine may spoil it.
final class TestData {
  private TestData() {}

  /// Starts on the data as it is, or on nothing when that fails.
  static EmbeddedDatabase start(Path directory, DatabaseSettings settings) {
    try {
      return EmbeddedDatabase.start(directory, settings);
    } catch (DirectoryInUse inUse) {
      throw inUse;
    } catch (DatabaseFault fault) {
      Path tables = directory.resolve("tables");
      if (!Files.exists(tables)) {
        throw fault;
      }
      delete(tables);
      return EmbeddedDatabase.start(directory, settings);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
