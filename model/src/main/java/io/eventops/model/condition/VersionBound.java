package io.eventops.model.condition;

import io.eventops.model.name.NameKind;
import io.eventops.model.name.Version;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One part of a version range, as in `>= 1.10`.
///
/// @param operator one of `>=` `<=` `>` `<` `!=` `=`
public record VersionBound(String operator, String version) {
  private static final Pattern GRAMMAR = Pattern.compile("(>=|<=|>|<|!=|==?)?\\s*(\\S+)");
  private static final Pattern NUMBERED = Pattern.compile("[vV]?[0-9].*");

  /// Null if the text is no bound.
  static @Nullable VersionBound parse(String text) {
    Matcher matcher = GRAMMAR.matcher(text.strip());
    if (!matcher.matches() || !isVersion(matcher.group(2))) {
      return null;
    }
    String operator = matcher.group(1);
    return new VersionBound(
        operator == null || operator.equals("==") ? "=" : operator, matcher.group(2));
  }

  /// Whether a text starts with a number, as versions that have an order do.
  static boolean isVersion(String text) {
    return NameKind.VERSION.accepts(text) && NUMBERED.matcher(text).matches();
  }

  boolean accepts(String candidate) {
    int order = plain(candidate).compareTo(plain(version));
    return switch (operator) {
      case ">=" -> order >= 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case "<" -> order < 0;
      case "!=" -> order != 0;
      default -> order == 0;
    };
  }

  /// Without the `v` that some write before the number.
  private static Version plain(String text) {
    return new Version(Character.isDigit(text.charAt(0)) ? text : text.substring(1));
  }

  @Override
  public String toString() {
    return operator + " " + version;
  }
}
