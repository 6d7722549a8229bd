package io.eventops.model.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A YAML document as it was written: no scalar has become a number, a boolean or a date.
///
/// Immutable. Lines count from 1; a node that was built and not read has line 0.
public sealed interface YamlNode {

  int line();

  /// Whether this is `null`, `~` or nothing at all.
  default boolean isNull() {
    return this instanceof Scalar scalar && scalar.isNull();
  }

  static Scalar text(String text) {
    return new Scalar(text, false, true, 0);
  }

  static Scalar number(long number) {
    return new Scalar(Long.toString(number), false, false, 0);
  }

  static Scalar flag(boolean flag) {
    return new Scalar(Boolean.toString(flag), false, false, 0);
  }

  static Sequence texts(Collection<String> texts) {
    return new Sequence(texts.stream().<YamlNode>map(YamlNode::text).toList(), 0);
  }

  /// A single value.
  ///
  /// @param text the source text of a plain scalar (`1.0`, `0777`, `true`), else the unquoted text
  /// @param isNull a plain `null` or `~`, or nothing; the text is then empty
  /// @param quoted quoted, a block, or tagged as a string: a string whatever it looks like
  record Scalar(String text, boolean isNull, boolean quoted, int line) implements YamlNode {}

  /// A list.
  record Sequence(List<YamlNode> items, int line) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /// Keys with their values, in the order of the text; merged keys (`<<`) come last.
  record Mapping(SequencedMap<String, Entry> entries, int line) implements YamlNode {
    public Mapping {
      entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
    }

    public Optional<Entry> entry(String key) {
      return Optional.ofNullable(entries.get(key));
    }

    public Optional<YamlNode> get(String key) {
      return entry(key).map(Entry::value);
    }

    public static Builder builder() {
      return new Builder();
    }
  }

  /// One key of a mapping.
  ///
  /// @param line the line of the key
  record Entry(String key, YamlNode value, int line) {}

  /// Builds a mapping in canonical form: what is empty is left out.
  final class Builder {
    private final SequencedMap<String, Entry> entries = new LinkedHashMap<>();

    private Builder() {}

    public Builder put(String key, YamlNode value) {
      entries.put(key, new Entry(key, value, 0));
      return this;
    }

    public Builder put(String key, String text) {
      return text.isEmpty() ? this : put(key, YamlNode.text(text));
    }

    public Builder put(String key, Collection<? extends YamlNode> items) {
      return items.isEmpty() ? this : put(key, new Sequence(new ArrayList<>(items), 0));
    }

    public Builder putTexts(String key, Collection<String> texts) {
      return texts.isEmpty() ? this : put(key, texts(texts));
    }

    public Mapping build() {
      return new Mapping(entries, 0);
    }
  }
}
