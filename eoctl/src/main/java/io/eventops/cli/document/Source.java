package io.eventops.cli.document;

import io.eventops.cli.failure.Failure;
import io.eventops.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Text with a name to tell it by.
///
/// @param named whether it was asked for by name, and not found in a folder
public record Source(String name, String text, boolean named) {
  private static final String INPUT = "-";

  /// All that is meant by the arguments of `-f`: files, folders with all below them, `-`.
  ///
  /// @throws Failure when one cannot be read, or a folder holds nothing to read
  public static List<Source> collect(List<String> arguments, Terminal terminal) {
    List<Source> sources = new ArrayList<>();
    for (String argument : arguments) {
      if (!argument.equals(INPUT) && Files.isDirectory(Path.of(argument))) {
        sources.addAll(below(Path.of(argument)));
      } else {
        sources.add(one(argument, terminal));
      }
    }
    return sources;
  }

  /// A file, or the standard input for `-`.
  public static Source one(String argument, Terminal terminal) {
    return argument.equals(INPUT)
        ? new Source("stdin", terminal.readInput(), true)
        : new Source(argument, read(Path.of(argument)), true);
  }

  private static List<Source> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Source> sources =
          files
              .filter(file -> isDefinition(folder.relativize(file)) && Files.isRegularFile(file))
              .sorted()
              .map(file -> new Source(file.toString(), read(file), false))
              .toList();
      if (sources.isEmpty()) {
        throw Failure.usage("no .yaml, .yml or .json file in " + folder);
      }
      return sources;
    } catch (IOException fault) {
      throw Failure.usage("cannot read " + folder + ": " + fault.getMessage());
    }
  }

  private static boolean isDefinition(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    String name = relative.toString();
    return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException _) {
      throw Failure.usage("there is no file " + file);
    } catch (MalformedInputException _) {
      throw Failure.usage(file + " is not UTF-8 text");
    } catch (IOException fault) {
      throw Failure.usage("cannot read " + file + ": " + fault.getMessage());
    }
  }
}
