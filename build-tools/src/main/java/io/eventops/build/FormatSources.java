package io.eventops.build;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Formats every Java source below a folder with google-java-format.
///
/// `check ROOT` lists the files that are not formatted and exits with 1; `write ROOT` formats them.
/// It runs on the toolchain JDK, because the formatter uses the parser of the JVM it runs on.
public final class FormatSources {
  private static final Set<String> SKIPPED = Set.of("target", "node_modules");

  private static final int LONGEST_DOC_LINE = 100;

  private FormatSources() {}

  public static void main(String[] arguments) throws IOException {
    boolean write = arguments[0].equals("write");
    List<String> faults = new ArrayList<>();
    for (Path source : sources(Path.of(arguments[1]))) {
      String before = Files.readString(source);
      try {
        refuseLongDocLines(before);
        String after = format(before);
        if (!after.equals(before)) {
          if (write) {
            Files.writeString(source, after);
          } else {
            faults.add(source + ": not formatted");
          }
        }
      } catch (FormatterException fault) {
        faults.add(source + ": " + fault.getMessage());
      }
    }
    if (!faults.isEmpty()) {
      faults.forEach(System.err::println);
      System.err.println("format with: mvn -q -pl build-tools process-classes -Dformat=write");
      System.exit(1);
    }
  }

  private static String format(String source) throws FormatterException {
    JavaFormatterOptions.Style style = JavaFormatterOptions.Style.GOOGLE;
    String used = RemoveUnusedImports.removeUnusedImports(source);
    String ordered = ImportOrderer.reorderImports(used, style);
    return new Formatter(JavaFormatterOptions.builder().style(style).build()).formatSource(ordered);
  }

  /// The formatter would cut such a line into a doc line and a plain comment, silently.
  private static void refuseLongDocLines(String source) throws FormatterException {
    List<String> lines = source.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.strip().startsWith("///") && line.length() > LONGEST_DOC_LINE) {
        throw new FormatterException("line " + (i + 1) + ": doc line over 100 columns");
      }
    }
  }

  private static List<Path> sources(Path root) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            boolean skipped = SKIPPED.contains(name) || (name.startsWith(".") && name.length() > 1);
            return skipped && !folder.equals(root)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    found.sort(null);
    return found;
  }
}
