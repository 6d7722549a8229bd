package io.eventops.model.condition;

import io.eventops.model.name.Nearest;
import io.eventops.model.path.JsonPath;
import io.eventops.model.path.MalformedPath;
import io.eventops.model.yaml.YamlNode;
import io.eventops.model.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the filters of a trigger: a list whose items are all conditions to fulfil.
///
/// An item is either one of the groups `not`, `any`, `all` with a list of conditions, or an `expr`
/// with at least one operator; of several operators all must agree. Unknown keys are refused here
/// and not ignored: a misspelt operator would let too much through.
public final class ConditionReader {
  private static final int MOST_CONDITIONS = 200;
  private static final int DEEPEST = 8;
  private static final Set<String> GROUPS = Set.of("not", "any", "all");

  private int conditions;
  private boolean reported;

  private ConditionReader() {}

  /// The conditions under a key; what is wrong with them is reported to the reader. Absent is none.
  public static List<Condition> read(YamlReader document, String key) {
    return new ConditionReader().list(document, key, 1);
  }

  private List<Condition> list(YamlReader parent, String key, int depth) {
    List<Condition> list = new ArrayList<>();
    refuseEmptyItems(parent, key);
    for (YamlReader item : parent.items(key)) {
      if (!isWithinLimits(parent, key, depth)) {
        break;
      }
      Condition condition = condition(item, depth);
      if (condition != null) {
        list.add(condition);
      }
    }
    return list;
  }

  private static void refuseEmptyItems(YamlReader parent, String key) {
    if (parent.node(key).orElse(null) instanceof YamlNode.Sequence sequence
        && sequence.items().stream().anyMatch(ConditionReader::isEmpty)) {
      parent.error(key, "a filter is empty", "write expr: values.host and matches: [...] in it");
    }
  }

  private static boolean isEmpty(YamlNode item) {
    return item instanceof YamlNode.Mapping mapping && mapping.entries().isEmpty();
  }

  private boolean isWithinLimits(YamlReader parent, String key, int depth) {
    if (depth <= DEEPEST && ++conditions <= MOST_CONDITIONS) {
      return true;
    }
    if (!reported) {
      reported = true;
      String problem =
          depth > DEEPEST
              ? "conditions are nested deeper than " + DEEPEST
              : "there are more than " + MOST_CONDITIONS + " conditions";
      parent.error(key, problem, "use fewer, or one glob or regex for several of them");
    }
    return false;
  }

  /// Null if something is wrong with it.
  private @Nullable Condition condition(YamlReader item, int depth) {
    if (item.keys().isEmpty()) {
      // an empty mapping, or something else: both have been reported
      return null;
    }
    List<String> groups = item.keys().stream().filter(GROUPS::contains).toList();
    if (groups.isEmpty()) {
      return field(item);
    }
    String group = groups.getFirst();
    if (item.keys().size() > 1) {
      item.error(
          group,
          group + " stands beside other keys",
          "make each a list item of its own; all items of a list must be fulfilled");
      return null;
    }
    List<Condition> nested = list(item, group, depth + 1);
    if (nested.isEmpty() && item.items(group).isEmpty()) {
      item.error(group, group + " has no conditions", "list at least one below it");
      return null;
    }
    return switch (group) {
      case "not" -> new Condition.Not(item.path(), nested);
      case "any" -> new Condition.Any(item.path(), nested);
      default -> new Condition.All(item.path(), nested);
    };
  }

  private static @Nullable Condition field(YamlReader item) {
    JsonPath expr = expr(item);
    List<Operator> operators = new OperatorReader(item).read();
    boolean known = refuseUnknownKeys(item);
    if (operators.isEmpty()
        && known
        && item.keys().stream().noneMatch(OperatorReader.KEYS::contains)) {
      item.error(
          "expr",
          "the filter asks nothing of its value",
          "add matches: [...], or another of " + String.join(", ", OperatorReader.KEYS));
    }
    return expr == null || operators.isEmpty()
        ? null
        : new Condition.Field(item.path(), expr, operators);
  }

  private static @Nullable JsonPath expr(YamlReader item) {
    String text = item.requiredText("expr", "write the path of a value, as in expr: values.host");
    if (text.isBlank()) {
      return null;
    }
    try {
      return JsonPath.compile(text);
    } catch (MalformedPath malformed) {
      item.error("expr", String.valueOf(malformed.getMessage()), "");
      return null;
    }
  }

  private static boolean refuseUnknownKeys(YamlReader item) {
    boolean known = true;
    for (String key : item.keys()) {
      if (!key.equals("expr") && !OperatorReader.KEYS.contains(key)) {
        known = false;
        String fix =
            Nearest.to(key, OperatorReader.KEYS)
                .map(near -> "did you mean " + near + "?")
                .orElse("known here: expr, " + String.join(", ", OperatorReader.KEYS));
        item.error(key, "operator " + key + " is not known", fix);
      }
    }
    return known;
  }
}
