package io.eventops.model.json;

/// Writes strings as JSON: only what JSON demands is escaped, everything else stays readable.
public final class JsonQuote {
  private static final String HEX = "0123456789abcdef";

  private JsonQuote() {}

  public static String quote(String value) {
    StringBuilder out = new StringBuilder(value.length() + 16);
    append(out, value);
    return out.toString();
  }

  public static void append(StringBuilder out, String value) {
    out.append('"');
    int from = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= ' ' && c != '"' && c != '\\') {
        continue;
      }
      out.append(value, from, i);
      from = i + 1;
      escape(out, c);
    }
    out.append(value, from, value.length()).append('"');
  }

  private static void escape(StringBuilder out, char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
    }
  }
}
