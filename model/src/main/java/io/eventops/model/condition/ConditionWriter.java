package io.eventops.model.condition;

import io.eventops.model.yaml.YamlNode;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// Writes conditions in the form [ConditionReader] reads.
public final class ConditionWriter {
  private ConditionWriter() {}

  /// One list item for each condition.
  public static List<YamlNode> write(List<Condition> conditions) {
    return conditions.stream().<YamlNode>map(ConditionWriter::item).toList();
  }

  private static YamlNode item(Condition condition) {
    YamlNode.Builder item = YamlNode.Mapping.builder();
    return switch (condition) {
      case Condition.Not not -> item.put("not", write(not.of())).build();
      case Condition.Any any -> item.put("any", write(any.of())).build();
      case Condition.All all -> item.put("all", write(all.of())).build();
      case Condition.Field field -> {
        item.put("expr", field.expr().toString());
        field.operators().forEach(operator -> add(item, operator));
        yield item.build();
      }
    };
  }

  private static void add(YamlNode.Builder item, Operator operator) {
    switch (operator) {
      case Operator.Matches matches -> item.putTexts("matches", matches.values());
      case Operator.NotMatches not -> item.putTexts("notMatches", not.values());
      case Operator.Globs globs -> item.put("glob", textOrList(globs.patterns()));
      case Operator.Regexes regexes -> item.put("regex", textOrList(regexes.patterns()));
      case Operator.Exists exists -> item.put("exists", YamlNode.flag(exists.expected()));
      case Operator.Bounded bounded ->
          item.put(
              bounded.side().key(),
              new YamlNode.Scalar(bounded.bound().toString(), false, false, 0));
      case Operator.Versions versions ->
          item.put(
              "version",
              versions.bounds().stream()
                  .map(VersionBound::toString)
                  .collect(Collectors.joining(", ")));
    }
  }

  private static YamlNode textOrList(Collection<?> patterns) {
    List<String> texts = patterns.stream().map(Object::toString).toList();
    return texts.size() == 1 ? YamlNode.text(texts.getFirst()) : YamlNode.texts(texts);
  }
}
