package io.eventops.model.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The words behind the name of a command, divided as getopt divides them.
///
/// @param unclear words in the place of an option whose beginning is not known
record Arguments(List<Option> options, List<Word> operands, List<Word> unclear) {

  /// @param name a letter, or a long option with its dashes
  record Option(String name, @Nullable Word argument) {}

  /// @param withArgument letters of options that have an argument
  /// @param longWithArgument long options that have an argument, with their dashes
  /// @param anywhere whether options may stand behind operands
  record Syntax(String withArgument, Set<String> longWithArgument, boolean anywhere) {
    Syntax(String withArgument) {
      this(withArgument, Set.of(), false);
    }
  }

  static Arguments parse(List<Word> words, Syntax syntax) {
    Arguments parsed = new Arguments(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    int i = 0;
    while (i < words.size()) {
      Word word = words.get(i++);
      if (word.is("--")) {
        parsed.operands.addAll(words.subList(i, words.size()));
        break;
      } else if (word.startsWith("--") && word.text.length() > 2) {
        i = parsed.readLong(word, words, i, syntax);
      } else if (word.startsWith("-") && word.text.length() > 1) {
        i = parsed.readCluster(word, words, i, syntax);
      } else {
        if (word.startsUnknown()) {
          parsed.unclear.add(word);
        }
        parsed.operands.add(word);
        if (!syntax.anywhere) {
          parsed.operands.addAll(words.subList(i, words.size()));
          break;
        }
      }
    }
    return parsed;
  }

  boolean has(String name) {
    return options.stream().anyMatch(option -> option.name.equals(name));
  }

  /// The arguments of the options with these names.
  List<Word> of(Set<String> names) {
    List<Word> found = new ArrayList<>();
    for (Option option : options) {
      if (names.contains(option.name) && option.argument != null) {
        found.add(option.argument);
      }
    }
    return found;
  }

  List<Word> operandsFrom(int first) {
    return operands.subList(Math.min(first, operands.size()), operands.size());
  }

  private int readLong(Word word, List<Word> words, int next, Syntax syntax) {
    String text = word.text.toString();
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    if (equals >= 0) {
      options.add(new Option(name, word));
    } else if (syntax.longWithArgument.contains(name) && next < words.size()) {
      options.add(new Option(name, words.get(next)));
      return next + 1;
    } else {
      options.add(new Option(name, null));
      if (!word.isKnown()) {
        unclear.add(word);
      }
    }
    return next;
  }

  private int readCluster(Word word, List<Word> words, int next, Syntax syntax) {
    for (int i = 1; i < word.text.length(); i++) {
      char letter = word.text.charAt(i);
      if (letter == Word.UNKNOWN) {
        unclear.add(word);
        return next;
      }
      String name = String.valueOf(letter);
      if (syntax.withArgument.indexOf(letter) < 0) {
        options.add(new Option(name, null));
      } else if (i + 1 < word.text.length()) {
        options.add(new Option(name, word));
        return next;
      } else {
        options.add(new Option(name, next < words.size() ? words.get(next) : null));
        return next + 1;
      }
    }
    return next;
  }
}
