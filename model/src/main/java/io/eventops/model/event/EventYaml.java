package io.eventops.model.event;

import io.eventops.model.validation.InvalidDocument;
import io.eventops.model.yaml.Yaml;
import io.eventops.model.yaml.YamlLimits;
import io.eventops.model.yaml.YamlNode;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Reads events from YAML files, as people write them: numbers and dates are taken as their text,
/// and a file needs no timestamp.
public final class EventYaml {
  private final EventBuilder builder;
  private final YamlNode.Mapping root;

  private EventYaml(EventBuilder builder, YamlNode.Mapping root) {
    this.builder = builder;
    this.root = root;
  }

  /// Reads and checks one event.
  ///
  /// @param now the timestamp of an event that has none, in seconds
  /// @throws InvalidDocument with everything that is wrong, if anything is
  public static Event read(String text, long now, EventLimits limits) {
    YamlLimits yaml =
        new YamlLimits(limits.length(), YamlLimits.DEFAULT.depth(), YamlLimits.DEFAULT.expanded());
    YamlNode document = Yaml.read(text, yaml);
    EventBuilder builder = new EventBuilder(limits);
    if (document instanceof YamlNode.Mapping root) {
      new EventYaml(builder, root).readFields(now);
    } else {
      builder.wrong("", document.line(), "an event is a mapping", "start with name: disk-full");
    }
    return builder.build();
  }

  private void readFields(long now) {
    text(root, "name", "name", text -> builder.name(text, line(root, "name")));
    text(root, "version", "version", text -> builder.version(text, line(root, "version")));
    timestamp(now);
    entries("values", (entry, text) -> builder.value(entry.key(), text, entry.line()));
    map("files", this::file);
    entries("labels", (entry, text) -> builder.label(entry.key(), text, entry.line()));
    users();
  }

  private void timestamp(long now) {
    int line = line(root, "timestamp");
    text(root, "timestamp", "timestamp", text -> timestamp(text, now, line));
  }

  private void timestamp(String text, long now, int line) {
    try {
      builder.timestamp(text.isEmpty() ? Long.valueOf(now) : Long.valueOf(text), line);
    } catch (NumberFormatException notWhole) {
      builder.wrong(
          "timestamp",
          line,
          "'" + text + "' is not a whole number of seconds",
          "write it as in 1661422308, or leave it out for now");
    }
  }

  private void entries(String field, BiConsumer<YamlNode.Entry, String> read) {
    map(
        field,
        entry ->
            text(
                EventBuilder.place(field, entry.key()),
                entry.value(),
                text -> read.accept(entry, text)));
  }

  private void map(String field, Consumer<YamlNode.Entry> entry) {
    YamlNode node = root.get(field).orElse(null);
    if (node == null || node.isNull()) {
      return;
    }
    if (!(node instanceof YamlNode.Mapping map)) {
      builder.wrong(field, node.line(), "is not a mapping", "write key: value below it");
    } else if (builder.accepts(field, map.entries().size(), node.line())) {
      map.entries().values().forEach(entry);
    }
  }

  private void file(YamlNode.Entry entry) {
    String path = EventBuilder.place("files", entry.key());
    if (entry.value() instanceof YamlNode.Mapping file) {
      text(
          file,
          "value",
          path + ".value",
          where ->
              text(
                  file,
                  "type",
                  path + ".type",
                  type -> builder.file(entry.key(), new EventFile(where, type), entry.line())));
    } else {
      builder.wrong(path, entry.line(), "is not a mapping", "give it value: and type:");
    }
  }

  private void users() {
    YamlNode node = root.get("users").orElse(null);
    if (node == null || node.isNull()) {
      return;
    }
    if (!(node instanceof YamlNode.Sequence(List<YamlNode> items, int line))) {
      builder.wrong("users", node.line(), "is not a list", "put '- ' before each user");
    } else if (builder.accepts("users", items.size(), line)) {
      for (int i = 0; i < items.size(); i++) {
        YamlNode item = items.get(i);
        text("users[" + i + "]", item, text -> builder.user(text, item.line()));
      }
    }
  }

  private static int line(YamlNode.Mapping mapping, String key) {
    YamlNode.Entry entry = mapping.entries().get(key);
    return entry == null ? mapping.line() : entry.line();
  }

  private void text(YamlNode.Mapping mapping, String key, String path, Consumer<String> text) {
    mapping.get(key).ifPresentOrElse(node -> text(path, node, text), () -> text.accept(""));
  }

  private void text(String path, YamlNode node, Consumer<String> text) {
    if (!(node instanceof YamlNode.Scalar scalar)) {
      builder.wrong(path, node.line(), "is not a text", "write one value, in quotes if need be");
    } else if (scalar.text().indexOf('\0') >= 0) {
      builder.wrong(path, node.line(), "holds a NUL character", "remove it");
    } else {
      text.accept(scalar.text());
    }
  }
}
