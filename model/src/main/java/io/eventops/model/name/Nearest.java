package io.eventops.model.name;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the known word that a misspelt one was probably meant to be.
public final class Nearest {
  private static final int LONGEST = 64;
  private static final int MOST_CANDIDATES = 200;

  private Nearest() {}

  /// The candidate with the fewest edits, if few enough to be a typo. Looks at
  /// the first candidates only, so that a text full of mistakes stays cheap.
  public static Optional<String> to(String word, Collection<String> candidates) {
    if (word.isEmpty() || word.length() > LONGEST) {
      return Optional.empty();
    }
    int most = Math.max(1, word.length() / 3);
    return candidates.stream()
        .limit(MOST_CANDIDATES)
        .filter(candidate -> Math.abs(candidate.length() - word.length()) <= most)
        .filter(candidate -> distance(word, candidate) <= most)
        .min(Comparator.comparingInt((String candidate) -> distance(word, candidate)));
  }

  /// Edits between two words, letter case aside; a swap of neighbours counts as one.
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : step(edits, a, b, i, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int step(int[][] edits, String a, String b, int i, int j) {
    int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
  }
}
