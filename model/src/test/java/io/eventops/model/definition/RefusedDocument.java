package io.eventops.model.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A document that must be refused, with everything that must be said about it.
///
/// In the files a case is `## title`, the text, and a line `>> line | path | start of what is said`
/// per violation.
record RefusedDocument(String title, String yaml, List<Expected> expected) {

  record Expected(int line, String path, String said) {}

  static List<RefusedDocument> readAll(String resource) {
    List<RefusedDocument> cases = new ArrayList<>();
    for (String block : Resource.read(resource).split("(?m)^## ", -1)) {
      if (!block.isBlank()) {
        cases.add(parse(block.strip().lines().toList()));
      }
    }
    return cases;
  }

  private static RefusedDocument parse(List<String> lines) {
    List<String> text = lines.stream().skip(1).filter(line -> !line.startsWith(">>")).toList();
    List<Expected> expected =
        lines.stream()
            .filter(line -> line.startsWith(">>"))
            .map(RefusedDocument::expected)
            .toList();
    return new RefusedDocument(lines.getFirst(), String.join("\n", text) + "\n", expected);
  }

  private static Expected expected(String line) {
    List<String> parts =
        Arrays.stream(line.substring(2).split("\\|", 3)).map(String::strip).toList();
    return new Expected(Integer.parseInt(parts.get(0)), parts.get(1), parts.get(2));
  }

  @Override
  public String toString() {
    return title;
  }
}
