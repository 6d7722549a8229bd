package io.eventops.model.json;

import java.math.BigDecimal;

/// A JSON number, kept as it was written: nothing is lost by reading it.
///
/// @param raw the literal of the source, as in `1.50`
public record JsonNumber(String raw) implements JsonValue {

  /// Integers as written (`007` cannot be written in JSON, `-0` and 40 digits can); everything else
  /// in plain decimal with the digits that tell a double apart: `1.50` is `1.5`, `1e3` is `1000`. A
  /// number that no double can hold stays as written.
  @Override
  public String text() {
    if (isInteger()) {
      return raw;
    }
    double number = asDouble();
    if (Double.isInfinite(number)) {
      return raw;
    }
    if (number == 0) {
      return raw.charAt(0) == '-' ? "-0" : "0";
    }
    return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
  }

  double asDouble() {
    return Double.parseDouble(raw);
  }

  private boolean isInteger() {
    for (int i = raw.charAt(0) == '-' ? 1 : 0; i < raw.length(); i++) {
      if (raw.charAt(i) < '0' || raw.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
