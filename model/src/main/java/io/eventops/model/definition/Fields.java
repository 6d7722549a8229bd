package io.eventops.model.definition;

import io.eventops.model.name.NameKind;
import io.eventops.model.name.Nearest;
import io.eventops.model.placeholder.Template;
import io.eventops.model.validation.InvalidDocument;
import io.eventops.model.validation.Violation;
import io.eventops.model.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Reads the kinds of fields that several definitions share.
final class Fields {
  private static final String TYPES = "use env (a text) or file (a stored object)";

  private Fields() {}

  /// A name that must be there and fit its grammar.
  static String name(YamlReader reader, String key, NameKind kind) {
    String name = reader.requiredText(key, kind.rule());
    if (!name.isBlank()) {
      kind.problem(name).ifPresent(problem -> reader.error(key, problem, kind.rule()));
    }
    return name;
  }

  static Optional<ValueType> type(YamlReader reader, String key) {
    String word = reader.text(key);
    Optional<ValueType> type = ValueType.of(word);
    if (type.isEmpty() && !word.isEmpty()) {
      reader.error(key, "type '" + word + "' is not known", TYPES);
    }
    return type;
  }

  /// A type that must be there; `env` goes on in its place when it is not.
  static ValueType requiredType(YamlReader reader, String key) {
    Optional<ValueType> type = type(reader, key);
    if (type.isEmpty() && reader.text(key).isEmpty()) {
      reader.requiredText(key, TYPES);
    }
    return type.orElse(ValueType.ENV);
  }

  /// A text with placeholders; the empty one goes on in its place when it is refused.
  static Template template(YamlReader reader, String path, String text) {
    return parse(reader, path, text).orElse(Template.literal(""));
  }

  /// A text with placeholders; empty if it is refused.
  static Optional<Template> parse(YamlReader reader, String path, String text) {
    try {
      return Optional.of(Template.parse(text));
    } catch (InvalidDocument refused) {
      for (Violation violation : refused.violations()) {
        reader.report(new Violation(path, 0, violation.message(), violation.fix()));
      }
      return Optional.empty();
    }
  }

  /// Tags, each once; blank ones and repeated ones were always accepted and are dropped.
  static List<String> tags(YamlReader reader, String key) {
    List<String> tags = new ArrayList<>();
    for (String tag : reader.texts(key)) {
      if (tag.isBlank()) {
        reader.warning(key, "a blank tag is ignored", "remove it");
      } else if (tags.contains(tag)) {
        reader.warning(key, "tag " + tag + " is there twice", "remove one");
      } else {
        NameKind.TAG.problem(tag).ifPresent(why -> reader.error(key, why, NameKind.TAG.rule()));
        tags.add(tag);
      }
    }
    return tags;
  }

  /// `actuatorSelector: {tags: [...]}`.
  static List<String> selectedTags(YamlReader reader) {
    Optional<YamlReader> selector = reader.block("actuatorSelector");
    if (selector.isEmpty()) {
      return List.of();
    }
    List<String> tags = tags(selector.get(), "tags");
    selector.get().warnAboutUnknownKeys();
    return tags;
  }

  /// A secret, if it is there.
  static Optional<Secret> secret(YamlReader reader, String key) {
    Optional<Secret> secret =
        Optional.of(reader.text(key)).filter(text -> !text.isBlank()).map(Secret::new);
    if (secret.filter(Secret::isMask).isPresent()) {
      reader.error(key, key + " is masked", "write the secret itself instead of " + Secret.MASK);
    }
    return secret;
  }

  /// A secret that must be there.
  static Secret requiredSecret(YamlReader reader, String key, String fix) {
    reader.requiredText(key, fix);
    return secret(reader, key).orElse(new Secret(""));
  }

  /// A key the old server accepted and did not use.
  static void unused(YamlReader reader, String key, String fix) {
    if (reader.has(key)) {
      reader.warning(key, key + " is not used here", fix);
    }
  }

  static String didYouMean(String word, Collection<String> known, String otherwise) {
    return Nearest.to(word, known).map(near -> "did you mean " + near + "?").orElse(otherwise);
  }
}
