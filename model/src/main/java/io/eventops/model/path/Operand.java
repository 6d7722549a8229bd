package io.eventops.model.path;

import io.eventops.model.text.CodePointOrder;
import java.util.regex.Pattern;

/// The right side of a query, read once.
///
/// @param number 0 if the text is no number
record Operand(String text, boolean isNumber, double number) {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");

  static Operand of(String text) {
    boolean isNumber = NUMBER.matcher(text).matches();
    return new Operand(text, isNumber, isNumber ? Double.parseDouble(text) : 0);
  }

  boolean isBool() {
    return text.equals("true") || text.equals("false");
  }

  /// The order of a value relative to this operand.
  int orderOf(String value) {
    return CodePointOrder.INSTANCE.compare(value, text);
  }
}
