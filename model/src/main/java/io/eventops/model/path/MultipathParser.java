package io.eventops.model.path;

import io.eventops.model.json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The inside of `[a,b]` and `{a,"name":b}`.
final class MultipathParser {
  private static final Pattern BARE_NAME = Pattern.compile("([A-Za-z0-9_-]+):");
  private static final String WITHOUT_A_NAME = "[]{}()#|!";

  private final PathParser path;

  MultipathParser(PathParser path) {
    this.path = path;
  }

  Step parse() {
    boolean array = path.peek() == '[';
    char close = array ? ']' : '}';
    List<Chain> elements = new ArrayList<>();
    SequencedMap<String, Chain> members = new LinkedHashMap<>();
    do {
      path.moveTo(path.at() + 1);
      String name = array ? null : name();
      int start = path.at();
      Chain part = path.chain(",:" + close, false);
      if (path.at() == start || (path.peek() != ',' && path.peek() != close)) {
        throw path.malformed(
            path.peek() == ':'
                ? "has a ':' that no name precedes; write \\: if it belongs to a key"
                : "needs one path after the other, a comma between, and " + close + " at the end");
      }
      elements.add(part);
      if (!array && members.put(name == null ? nameOfLast() : name, part) != null) {
        throw path.malformed(
            "makes two members of one name; name them as in {\"a\":x.id,\"b\":y.id}");
      }
    } while (path.peek() == ',');
    path.moveTo(path.at() + 1);
    return array ? new Step.Gather(elements) : new Step.Compose(members);
  }

  /// Null if none is given.
  private @Nullable String name() {
    String text = path.text();
    int start = path.at();
    if (path.peek() == '"') {
      int end = Brackets.endOfString(text, start);
      if (end > 0 && text.startsWith(":", end)) {
        path.moveTo(end);
        String name = ((JsonText) path.json(start)).text();
        path.moveTo(end + 1);
        return name;
      }
    }
    Matcher bare = BARE_NAME.matcher(text).region(start, text.length());
    if (bare.lookingAt()) {
      path.moveTo(bare.end());
      return bare.group(1);
    }
    return null;
  }

  private String nameOfLast() {
    String last = path.text().substring(path.lastComponent(), path.at());
    boolean named = last.chars().noneMatch(c -> WITHOUT_A_NAME.indexOf(c) >= 0);
    return named ? last : "_";
  }
}
