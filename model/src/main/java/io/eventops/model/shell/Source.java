package io.eventops.model.shell;

import io.eventops.model.placeholder.Part;
import io.eventops.model.placeholder.Reference;
import io.eventops.model.placeholder.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A script as a sequence of symbols: characters, and placeholders as one symbol each.
///
/// Every symbol knows its offset in the whole script, also when a part of the script is read again
/// without its backslashes, as in backquotes.
final class Source {
  static final int END = -1;

  /// Placeholder `n` is the symbol `FIRST - n`.
  private static final int FIRST = -2;

  private final List<Reference> placeholders;
  private final int[] symbols;
  private final int[] origins;

  private Source(List<Reference> placeholders, int[] symbols, int[] origins) {
    this.placeholders = placeholders;
    this.symbols = symbols;
    this.origins = origins;
  }

  /// The commands, one after the other, each ended by a newline.
  static Source of(List<ShellCommand> commands) {
    List<Reference> placeholders = new ArrayList<>();
    Builder builder = new Builder(placeholders);
    for (ShellCommand command : commands) {
      for (Part part : command.text().parts()) {
        switch (part) {
          case Text text -> text.text().chars().forEach(builder::add);
          case Reference reference -> {
            builder.add(FIRST - placeholders.size());
            placeholders.add(reference);
          }
        }
      }
      builder.add('\n');
    }
    return builder.build();
  }

  static boolean isPlaceholder(int symbol) {
    return symbol <= FIRST;
  }

  int length() {
    return symbols.length;
  }

  int at(int position) {
    return symbols[position];
  }

  int origin(int position) {
    if (position < origins.length) {
      return origins[position];
    }
    return origins.length == 0 ? 0 : origins[origins.length - 1];
  }

  Use use(int position) {
    return new Use(Optional.of(placeholders.get(FIRST - symbols[position])), origins[position]);
  }

  /// A part of this script, symbol by symbol.
  Builder part() {
    return new Builder(placeholders);
  }

  static final class Builder {
    private final List<Reference> placeholders;
    private final List<Integer> symbols = new ArrayList<>();
    private final List<Integer> origins = new ArrayList<>();
    private boolean holdsPlaceholder;

    private Builder(List<Reference> placeholders) {
      this.placeholders = placeholders;
    }

    private void add(int symbol) {
      add(symbol, symbols.size());
    }

    void add(int symbol, int origin) {
      holdsPlaceholder |= isPlaceholder(symbol);
      symbols.add(symbol);
      origins.add(origin);
    }

    boolean holdsPlaceholder() {
      return holdsPlaceholder;
    }

    Source build() {
      return new Source(
          placeholders,
          symbols.stream().mapToInt(Integer::intValue).toArray(),
          origins.stream().mapToInt(Integer::intValue).toArray());
    }
  }
}
