package io.eventops.model.condition;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Decimal numbers of a size that cannot hurt.
final class Decimal {
  private static final int LONGEST = 64;
  private static final int LARGEST_SCALE = 1000;

  private Decimal() {}

  /// Null if the text is no number. Blanks around it do not count.
  static @Nullable BigDecimal parse(String text) {
    String trimmed = text.strip();
    if (trimmed.isEmpty() || trimmed.length() > LONGEST || !isAscii(trimmed)) {
      return null;
    }
    try {
      BigDecimal number = new BigDecimal(trimmed);
      return Math.abs((long) number.scale()) > LARGEST_SCALE ? null : number;
    } catch (NumberFormatException noNumber) {
      return null;
    }
  }

  /// The digits of other scripts are numbers to Java, but not to the people who write filters.
  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }
}
