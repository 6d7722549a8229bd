package io.eventops.model.json;

/// Thrown when a text is not JSON as this platform accepts it; says what is wrong and where.
public final class MalformedJson extends RuntimeException {
  private final String path;
  private final int line;
  private final int column;

  MalformedJson(String message, String path, int line, int column) {
    super(message);
    this.path = path;
    this.line = line;
    this.column = column;
  }

  /// The innermost member that was being read, as in `values.host`; empty for the whole document.
  public String path() {
    return path;
  }

  /// From 1; 0 when the place is not known.
  public int line() {
    return line;
  }

  /// From 1; 0 when the place is not known.
  public int column() {
    return column;
  }
}
