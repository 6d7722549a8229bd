package io.eventops.cli.document;

import io.eventops.model.validation.Violation;
import java.util.ArrayList;
import java.util.List;

/// One YAML document of a source, with where it stands there.
///
/// @param firstLine the line of the source on which the text starts, from 1
public record Document(Source source, int firstLine, String text) {

  /// The documents of a source, as lines of three dashes part them; one with only comments counts
  /// for nothing.
  public static List<Document> split(Source source) {
    List<Document> documents = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int firstLine = 1;
    int line = 0;
    for (String each : source.text().split("(?<=\n)", -1)) {
      line++;
      if (isMarker(each)) {
        boolean blank = isBlank(text);
        if (!blank) {
          documents.add(new Document(source, firstLine, text.toString()));
        }
        // comments before the first marker belong to the document after it
        if (!blank || hasMarker(text)) {
          text.setLength(0);
          firstLine = line;
        }
      }
      text.append(each);
    }
    if (!isBlank(text)) {
      documents.add(new Document(source, firstLine, text.toString()));
    }
    return documents;
  }

  /// Where something is wrong and what: `file.yaml:12: tasks[2].alias: ...; fix`.
  public String locate(Violation violation) {
    StringBuilder place = new StringBuilder(source.name());
    if (violation.line() > 0) {
      place.append(':').append(violation.line() + firstLine - 1);
    }
    place.append(": ");
    if (!violation.path().isEmpty()) {
      place.append(violation.path()).append(": ");
    }
    place.append(violation.message());
    return violation.fix().isEmpty()
        ? place.toString()
        : place.append("; ").append(violation.fix()).toString();
  }

  /// Where the document stands, when nothing can be said about a line.
  public String place() {
    return firstLine == 1 ? source.name() : source.name() + ":" + firstLine;
  }

  private static boolean isMarker(String line) {
    return line.startsWith("---") && (line.length() == 3 || Character.isWhitespace(line.charAt(3)));
  }

  private static boolean hasMarker(CharSequence text) {
    return text.toString().lines().anyMatch(Document::isMarker);
  }

  private static boolean isBlank(CharSequence text) {
    return text.toString()
        .lines()
        .map(String::strip)
        .allMatch(line -> line.isEmpty() || line.startsWith("#") || line.matches("---(\\s+#.*)?"));
  }
}
