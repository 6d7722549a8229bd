package io.eventops.model.name;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The parts of a version that decide its place in the order.
record VersionParts(String core, String preRelease, String build)
    implements Comparable<VersionParts> {

  private static final Comparator<VersionParts> ORDER =
      Comparator.comparing(VersionParts::core, VersionParts::compareDotted)
          .thenComparing(parts -> parts.preRelease().isEmpty())
          .thenComparing(VersionParts::preRelease, VersionParts::compareDotted)
          .thenComparing(VersionParts::build, VersionParts::compareDotted);

  static VersionParts of(Version version) {
    String text = version.text();
    if (text.length() > 1 && (text.charAt(0) == 'v' || text.charAt(0) == 'V') && isDigit(text, 1)) {
      text = text.substring(1);
    }
    int plus = text.indexOf('+');
    String release = plus < 0 ? text : text.substring(0, plus);
    int dash = release.indexOf('-');
    return new VersionParts(
        dash < 0 ? release : release.substring(0, dash),
        dash < 0 ? "" : release.substring(dash + 1),
        plus < 0 ? "" : text.substring(plus + 1));
  }

  @Override
  public int compareTo(VersionParts other) {
    return ORDER.compare(this, other);
  }

  /// Compares identifier by identifier; the shorter of two that start alike comes first.
  private static int compareDotted(String left, String right) {
    return compareLists(
        List.of(left.split("\\.", -1)), List.of(right.split("\\.", -1)), VersionParts::compareRuns);
  }

  private static int compareRuns(String left, String right) {
    return compareLists(runs(left), runs(right), VersionParts::compareRun);
  }

  private static int compareLists(List<String> left, List<String> right, Comparator<String> each) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int compared = each.compare(left.get(i), right.get(i));
      if (compared != 0) {
        return compared;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static int compareRun(String left, String right) {
    boolean leftNumber = isDigit(left, 0);
    boolean rightNumber = isDigit(right, 0);
    if (leftNumber && rightNumber) {
      String a = withoutLeadingZeros(left);
      String b = withoutLeadingZeros(right);
      return a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
    }
    return leftNumber == rightNumber
        ? left.compareTo(right)
        : Boolean.compare(leftNumber, rightNumber);
  }

  private static String withoutLeadingZeros(String digits) {
    int start = 0;
    while (start < digits.length() - 1 && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }

  /// `rc10` gives `rc`, `10`.
  private static List<String> runs(String identifier) {
    List<String> runs = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= identifier.length(); i++) {
      if (i == identifier.length() || isDigit(identifier, i) != isDigit(identifier, start)) {
        runs.add(identifier.substring(start, i));
        start = i;
      }
    }
    return runs;
  }

  private static boolean isDigit(String text, int index) {
    return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }
}
