package io.eventops.model.path;

import io.eventops.model.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A path into JSON, compiled once and safe to share between threads.
///
/// The language is that of gjson 1.14: keys with `\` escapes and the wildcards `*` and `?`, array
/// indexes, `#` (length, or the rest of the path for each element), queries `#(key==value)` and
/// `#(key==value)#`, pipes, literals `!"x"`, multipaths `{a,b}` and `[a,b]`, and the modifiers of
/// [Modifier]. It differs where gjson guesses: a text that cannot be a path is refused instead of
/// finding nothing, nothing stays nothing through pipes and modifiers, and a query compares values
/// of different kinds (a number with a word) as unequal and unordered. Plain keys and indexes
/// allocate nothing.
public final class JsonPath {
  private final String source;
  private final Chain chain;

  JsonPath(String source, Chain chain) {
    this.source = source;
    this.chain = chain;
  }

  /// Reads a path; the empty path finds nothing.
  ///
  /// @throws MalformedPath when the text is not a path, or one that could blow up a document
  public static JsonPath compile(String source) {
    return new PathParser(source).parse();
  }

  /// The value at this path, null when there is none. JSON `null` is a value.
  public @Nullable JsonValue find(JsonValue root) {
    return chain.apply(root);
  }

  /// The string form of the value at this path; empty when there is none.
  public String text(JsonValue root) {
    JsonValue found = find(root);
    return found == null ? "" : found.text();
  }

  /// The keys of a path that has nothing else, unescaped; empty for any other path.
  public List<String> plainKeys() {
    List<String> keys = new ArrayList<>();
    for (Step step : chain.steps()) {
      if (!(step instanceof Step.Key key)) {
        return List.of();
      }
      keys.add(key.name());
    }
    return keys;
  }

  /// Two paths are equal when they were written alike.
  @Override
  public boolean equals(Object other) {
    return other instanceof JsonPath path && path.source.equals(source);
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }

  /// The path as it was written.
  @Override
  public String toString() {
    return source;
  }
}
