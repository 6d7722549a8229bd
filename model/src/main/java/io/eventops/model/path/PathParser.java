package io.eventops.model.path;

import io.eventops.model.json.JsonLimits;
import io.eventops.model.json.JsonReader;
import io.eventops.model.json.JsonValue;
import io.eventops.model.json.MalformedJson;
import io.eventops.model.text.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Recursive descent over the text of a path.
final class PathParser {
  private static final int MAX_LENGTH = 1024;
  private static final int MAX_NESTING = 32;
  private static final long MAX_GROWTH = 64;
  private static final Pattern BARE_LITERAL =
      Pattern.compile("true|false|null|-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
  private static final JsonReader JSON = new JsonReader(JsonLimits.DEFAULT);

  private final String text;
  private int at;
  private int nesting;
  private int lastComponent;

  PathParser(String text) {
    this.text = text;
  }

  JsonPath parse() {
    if (text.length() > MAX_LENGTH) {
      throw malformed("has more than " + MAX_LENGTH + " characters");
    }
    if (text.startsWith("..")) {
      throw malformed("reads JSON lines (..), which are not supported");
    }
    Chain chain = text.isEmpty() ? new Chain(List.of(new Step.Nothing())) : chain("", false);
    if (at < text.length()) {
      throw malformed("has '" + text.charAt(at) + "' where it should end or go on with . or |");
    }
    if (chain.growth() > MAX_GROWTH) {
      throw malformed("could make a document " + MAX_GROWTH + " times larger or more");
    }
    return new JsonPath(text, chain);
  }

  /// @param stops characters at which the chain ends
  /// @param withoutPipes whether the chain ends at a pipe
  Chain chain(String stops, boolean withoutPipes) {
    if (++nesting > MAX_NESTING) {
      throw malformed("is nested deeper than " + MAX_NESTING);
    }
    List<Step> steps = new ArrayList<>();
    boolean first = true;
    do {
      lastComponent = at;
      steps.add(step(stops, first));
      first = at < text.length() && text.charAt(at) == '|';
    } while (more(withoutPipes));
    nesting--;
    return new Chain(steps);
  }

  private boolean more(boolean withoutPipes) {
    if (at < text.length()
        && (text.charAt(at) == '.' || (text.charAt(at) == '|' && !withoutPipes))) {
      at++;
      if (at == text.length() && text.charAt(at - 1) == '|') {
        throw malformed("ends with a pipe that leads nowhere");
      }
      return true;
    }
    return false;
  }

  private Step step(String stops, boolean first) {
    if (first && peek() == '!') {
      return literal();
    }
    return switch (peek()) {
      case '[', '{' -> multipath();
      case '@' -> modifierOrKey(stops);
      case '#' -> elements(stops);
      default -> key(stops);
    };
  }

  private Step literal() {
    at++;
    int start = at;
    switch (peek()) {
      case '"', '{', '[' -> at = Brackets.end(text, at);
      default -> {
        Matcher bare = BARE_LITERAL.matcher(text).region(at, text.length());
        at = bare.lookingAt() ? bare.end() : -1;
      }
    }
    if (at < 0) {
      at = start;
      throw malformed("has no JSON value after !");
    }
    return new Step.Literal(json(start));
  }

  JsonValue json(int start) {
    try {
      return JSON.read(text.substring(start, at));
    } catch (MalformedJson wrong) {
      at = start;
      MalformedPath malformed = malformed("holds a value that " + wrong.getMessage());
      malformed.initCause(wrong);
      throw malformed;
    }
  }

  private Step multipath() {
    int component = lastComponent;
    Step step = new MultipathParser(this).parse();
    lastComponent = component;
    return step;
  }

  private Step modifierOrKey(String stops) {
    for (Modifier modifier : Modifier.values()) {
      String written = modifier.written();
      if (text.startsWith(written, at)
          && (endsAt(at + written.length(), stops)
              || text.startsWith(":", at + written.length()))) {
        at += written.length();
        return new Step.Modified(withArgument(modifier));
      }
    }
    if (text.startsWith("@group", at) && endsAt(at + "@group".length(), stops)) {
      throw malformed("uses @group, which is not supported");
    }
    return key(stops);
  }

  private Modifier withArgument(Modifier modifier) {
    if (peek() != ':') {
      return modifier;
    }
    int end = Brackets.end(text, at + 1);
    String argument = end < 0 ? "" : text.substring(at + 1, end).replace(" ", "");
    if (modifier == Modifier.FLATTEN && argument.equals("{\"deep\":true}")) {
      at = end;
      return Modifier.FLATTEN_DEEP;
    }
    throw malformed(
        "gives an argument to " + modifier.written() + "; only @flatten:{\"deep\":true} has one");
  }

  private Step elements(String stops) {
    if (endsAt(at + 1, stops)) {
      at++;
      Chain rest = rest(stops);
      return rest.steps().isEmpty() ? new Step.Length() : new Step.Each(rest);
    }
    if (text.startsWith("#(", at) || text.startsWith("#[", at)) {
      int component = lastComponent;
      Query query = new QueryParser(this).parse();
      lastComponent = component;
      boolean all = peek() == '#';
      if (all) {
        at++;
      }
      if (!endsAt(at, stops)) {
        throw malformed("has '" + peek() + "' after a query; . or | can follow");
      }
      return all ? new Step.All(query, rest(stops)) : new Step.First(query);
    }
    return key(stops);
  }

  /// What comes after a dot, up to the next pipe, as one chain; empty if nothing does.
  private Chain rest(String stops) {
    if (peek() != '.') {
      return Chain.HERE;
    }
    at++;
    return chain(stops, true);
  }

  private Step key(String stops) {
    int start = at;
    StringBuilder name = new StringBuilder();
    boolean wild = false;
    boolean escaped = false;
    for (; !endsAt(at, stops); at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        escaped = true;
        if (++at == text.length()) {
          throw malformed("ends with a backslash that escapes nothing");
        }
      }
      wild |= c == '*' || c == '?';
      name.append(text.charAt(at));
    }
    if (wild) {
      return new Step.Wildcard(Glob.compile(text.substring(start, at)), rest(stops));
    }
    return new Step.Key(name.toString(), escaped ? -1 : index(name));
  }

  private static int index(CharSequence name) {
    boolean digits = !name.isEmpty() && name.length() < 10;
    for (int i = 0; i < name.length(); i++) {
      digits &= name.charAt(i) >= '0' && name.charAt(i) <= '9';
    }
    return digits ? Integer.parseInt(name, 0, name.length(), 10) : -1;
  }

  private boolean endsAt(int position, String stops) {
    if (position >= text.length()) {
      return true;
    }
    char c = text.charAt(position);
    return c == '.' || c == '|' || stops.indexOf(c) >= 0;
  }

  String text() {
    return text;
  }

  int at() {
    return at;
  }

  void moveTo(int position) {
    at = position;
  }

  /// Where the last component of the chain that was parsed last starts.
  int lastComponent() {
    return lastComponent;
  }

  /// The character to come; 0 at the end.
  char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  MalformedPath malformed(String message) {
    return new MalformedPath("path " + text + " " + message, at);
  }
}
