package io.eventops.model.yaml;

import io.eventops.model.name.Nearest;
import io.eventops.model.validation.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the fields of one mapping and collects what is wrong instead of stopping at it.
///
/// A field that is absent or null gives the empty value; a field of the wrong shape gives the empty
/// value and an error. Call [#warnAboutUnknownKeys] after the last field, so that a typo is seen.
public final class YamlReader {
  private final YamlNode.Mapping mapping;
  private final String path;
  private final Findings findings;
  private final Set<String> known = new LinkedHashSet<>();

  private YamlReader(YamlNode.Mapping mapping, String path, Findings findings) {
    this.mapping = mapping;
    this.path = path;
    this.findings = findings;
  }

  /// Reads a whole document; an empty one has no fields.
  public static YamlReader of(YamlNode document, Findings findings) {
    return of(document, "", findings);
  }

  /// Reads the mapping at a path; a node that is no mapping is an error and has no fields.
  public static YamlReader of(YamlNode node, String path, Findings findings) {
    if (node instanceof YamlNode.Mapping mapping) {
      return new YamlReader(mapping, path, findings);
    }
    if (!node.isNull()) {
      findings.error(
          new Violation(
              path, node.line(), "a mapping is expected, not " + kind(node), "key: value"));
    }
    return new YamlReader(YamlNode.Mapping.builder().build(), path, findings);
  }

  public String path() {
    return path;
  }

  /// The mapping that is read.
  public YamlNode.Mapping source() {
    return mapping;
  }

  public String path(String key) {
    return YamlCollector.join(path, key);
  }

  /// The line of a key, or of the mapping when the key is absent.
  public int line(String key) {
    return mapping.entry(key).map(YamlNode.Entry::line).orElse(Math.max(mapping.line(), 1));
  }

  /// Whether the key is there with a value that is not null.
  public boolean has(String key) {
    return node(key).isPresent();
  }

  /// Whether a list has no items: absent, null or empty. A value that is no list does not lack.
  public boolean lacks(String key) {
    return node(key)
        .map(
            node ->
                node instanceof YamlNode.Sequence sequence
                    && sequence.items().stream().allMatch(YamlNode::isNull))
        .orElse(true);
  }

  /// The value as it is, if it is there and not null.
  public Optional<YamlNode> node(String key) {
    known.add(key);
    return mapping.get(key).filter(node -> !node.isNull());
  }

  public String text(String key) {
    return node(key).map(node -> scalar(node, path(key))).orElse("");
  }

  /// A text that must not be blank.
  public String requiredText(String key, String fix) {
    boolean shaped = node(key).filter(node -> !(node instanceof YamlNode.Scalar)).isEmpty();
    String text = text(key);
    if (shaped && text.isBlank()) {
      error(key, key + " is missing", fix);
    }
    return text;
  }

  public boolean flag(String key, boolean absent) {
    String text = text(key);
    return switch (text) {
      case "" -> absent;
      case "true", "True", "TRUE" -> true;
      case "false", "False", "FALSE" -> false;
      default -> {
        error(key, "'" + text + "' is neither true nor false", "write true or false");
        yield absent;
      }
    };
  }

  public int integer(String key, int absent, int least, int most) {
    String text = text(key);
    if (text.isEmpty()) {
      return absent;
    }
    if (text.matches("[-+]?[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    error(key, "'" + text + "' is not a number from " + least + " to " + most, "");
    return absent;
  }

  /// Whole seconds (`90`) or a text such as `90s`, `5m`, `1h30m`, `2d`; zero or less is absent.
  public Duration duration(String key, Duration absent) {
    String text = text(key);
    if (text.isEmpty()) {
      return absent;
    }
    Optional<Duration> duration = DurationText.parse(text);
    if (duration.isEmpty()) {
      error(key, "'" + text + "' is not a duration", "write seconds (90) or 90s, 5m, 2h, 1d");
    }
    return duration.filter(Duration::isPositive).orElse(absent);
  }

  /// A list of texts; null items are dropped.
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (YamlNode item : list(key)) {
      texts.add(scalar(item, path(key) + "[" + texts.size() + "]"));
    }
    return List.copyOf(texts);
  }

  /// A list of mappings; null items are dropped.
  public List<YamlReader> items(String key) {
    List<YamlReader> items = new ArrayList<>();
    for (YamlNode item : list(key)) {
      items.add(of(item, path(key) + "[" + items.size() + "]", findings));
    }
    return List.copyOf(items);
  }

  /// A nested mapping, if it is there and not null.
  public Optional<YamlReader> block(String key) {
    return node(key).map(node -> of(node, path(key), findings));
  }

  /// The keys of this mapping, in the order of the text.
  public List<String> keys() {
    return List.copyOf(mapping.entries().keySet());
  }

  public void error(String key, String message, String fix) {
    findings.error(new Violation(path(key), line(key), message, fix));
  }

  public void warning(String key, String message, String fix) {
    findings.warning(new Violation(path(key), line(key), message, fix));
  }

  /// Adds an error found elsewhere; a line of 0 is looked up by [SourceLines] later.
  public void report(Violation violation) {
    findings.error(violation);
  }

  /// Every key that no method of this reader was asked for is probably a typo.
  public void warnAboutUnknownKeys() {
    for (String key : mapping.entries().keySet()) {
      if (!known.contains(key)) {
        String fix =
            Nearest.to(key, known)
                .map(near -> "did you mean " + near + "?")
                .orElse("known here: " + String.join(", ", known));
        warning(key, "key " + key + " is not known and is ignored", fix);
      }
    }
  }

  private List<YamlNode> list(String key) {
    Optional<YamlNode> node = node(key);
    if (node.isEmpty()) {
      return List.of();
    }
    if (node.get() instanceof YamlNode.Sequence sequence) {
      return sequence.items().stream().filter(item -> !item.isNull()).toList();
    }
    error(key, "a list is expected, not " + kind(node.get()), "put '- ' before each item");
    return List.of();
  }

  private String scalar(YamlNode node, String where) {
    if (!(node instanceof YamlNode.Scalar scalar)) {
      String message = "a text is expected, not " + kind(node);
      findings.error(new Violation(where, node.line(), message, "quote it if it is a text"));
      return "";
    }
    if (scalar.text().indexOf('\0') >= 0) {
      findings.error(new Violation(where, node.line(), "the text contains a NUL", "remove it"));
      return "";
    }
    return scalar.text();
  }

  private static String kind(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar scalar -> scalar.isNull() ? "nothing" : "a text";
      case YamlNode.Sequence _ -> "a list";
      case YamlNode.Mapping _ -> "a mapping";
    };
  }
}
