package io.eventops.model.condition;

import org.jspecify.annotations.Nullable;

/// What conditions say about an event.
public sealed interface Verdict {
  Passed PASSED = new Passed();

  /// Nothing was against it.
  record Passed() implements Verdict {}

  /// The first clause that said no. Long texts are cut, so that a verdict is always short.
  ///
  /// @param path where the clause stands in its document, as in `pipelines[0].filters[1]`
  /// @param clause what it asks, as in `values.severity matches [critical, error]`
  /// @param seen the value it saw; null if there was none
  /// @param reason why that is not enough, as in `is not a number`
  record Failed(String path, String clause, @Nullable String seen, String reason)
      implements Verdict {
    private static final int LONGEST = 300;

    public Failed {
      clause = shortened(clause);
      seen = seen == null ? null : shortened(seen);
    }

    private static String shortened(String text) {
      if (text.length() <= LONGEST) {
        return text;
      }
      int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
      return text.substring(0, end) + "… (" + text.length() + " characters)";
    }
  }
}
