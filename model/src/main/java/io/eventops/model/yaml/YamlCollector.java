package io.eventops.model.yaml;

import io.eventops.model.validation.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A mapping or sequence whose end has not been read yet.
sealed interface YamlCollector {
  void add(YamlNode node, long weight);

  YamlNode node();

  int line();

  /// Characters and nodes collected so far, aliases counted as what they stand for.
  long weight();

  /// Where the next node will be.
  String childPath();

  static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /// A sequence being read.
  final class OfSequence implements YamlCollector {
    private final String path;
    private final int line;
    private final List<YamlNode> items = new ArrayList<>();
    private long weight = YamlLimits.NODE;

    OfSequence(String path, int line) {
      this.path = path;
      this.line = line;
    }

    @Override
    public void add(YamlNode node, long added) {
      items.add(node);
      weight += added;
    }

    @Override
    public YamlNode node() {
      return new YamlNode.Sequence(items, line);
    }

    @Override
    public int line() {
      return line;
    }

    @Override
    public long weight() {
      return weight;
    }

    @Override
    public String childPath() {
      return path + "[" + items.size() + "]";
    }
  }

  /// A mapping being read; nodes come as key, value, key, value.
  final class OfMapping implements YamlCollector {
    private static final String MERGE = "<<";

    private final String path;
    private final int line;
    private final List<Violation> violations;
    private final SequencedMap<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    private final List<YamlNode.Mapping> merged = new ArrayList<>();
    private @Nullable YamlNode key;
    private long weight = YamlLimits.NODE;

    OfMapping(String path, int line, List<Violation> violations) {
      this.path = path;
      this.line = line;
      this.violations = violations;
    }

    @Override
    public void add(YamlNode node, long added) {
      weight += added;
      if (key == null) {
        key = node;
        return;
      }
      switch (key) {
        case YamlNode.Scalar scalar when scalar.text().equals(MERGE) && !scalar.quoted() ->
            merge(node, scalar.line());
        case YamlNode.Scalar scalar -> put(keyText(scalar), node, scalar.line());
        case YamlNode.Sequence other -> refuseKey(other);
        case YamlNode.Mapping other -> refuseKey(other);
      }
      key = null;
    }

    private static String keyText(YamlNode.Scalar key) {
      return key.isNull() ? "null" : key.text();
    }

    private void put(String name, YamlNode value, int keyLine) {
      YamlNode.Entry first = entries.putIfAbsent(name, new YamlNode.Entry(name, value, keyLine));
      if (first != null) {
        violations.add(
            new Violation(
                join(path, name),
                keyLine,
                "key " + name + " is already defined at line " + first.line(),
                "keep one of the two"));
      }
    }

    private void merge(YamlNode value, int keyLine) {
      switch (value) {
        case YamlNode.Mapping mapping -> merged.add(mapping);
        case YamlNode.Sequence sequence -> {
          for (YamlNode item : sequence.items()) {
            if (item instanceof YamlNode.Mapping mapping) {
              merged.add(mapping);
            } else {
              refuseMerge(keyLine);
            }
          }
        }
        case YamlNode.Scalar _ -> refuseMerge(keyLine);
      }
    }

    private void refuseMerge(int keyLine) {
      violations.add(
          new Violation(
              path,
              keyLine,
              "the merge key << needs a mapping or a list of mappings",
              "name the anchor of a mapping, as in <<: *common"));
    }

    private void refuseKey(YamlNode other) {
      violations.add(
          new Violation(
              path,
              other.line(),
              "a key is a list or a mapping",
              "use a plain word as key; quote a value that starts with { or ["));
    }

    @Override
    public YamlNode node() {
      for (YamlNode.Mapping mapping : merged) {
        mapping.entries().forEach(entries::putIfAbsent);
      }
      return new YamlNode.Mapping(entries, line);
    }

    @Override
    public int line() {
      return line;
    }

    @Override
    public long weight() {
      return weight;
    }

    @Override
    public String childPath() {
      return key instanceof YamlNode.Scalar scalar ? join(path, keyText(scalar)) : path;
    }
  }
}
