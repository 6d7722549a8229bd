package io.eventops.model.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/// Writes the canonical form. Nodes that were read are at most [YamlLimits#depth] deep.
final class YamlWriter {
  /// What some YAML reader, old or new, takes for something else than a string.
  private static final Pattern LOOKS_LIKE_ANOTHER_TYPE =
      Pattern.compile(
          "(?i)~|null|true|false|yes|no|on|off|y|n|<<|=|[-+]?\\.(inf|nan)|"
              + "[-+]?(0x[0-9a-f_]+|0o?[0-7_]+|0b[01_]+|[0-9][0-9_,:]*(\\.[0-9_]*)?(e[-+]?[0-9]+)?|"
              + "\\.[0-9_]+(e[-+]?[0-9]+)?)|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?");

  /// Line breaks for some readers only, and what cannot be seen: written as escapes.
  private static final Pattern NEEDS_ESCAPES =
      Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ufeff]");

  private static final ImplicitTuple NO_TAG = new ImplicitTuple(true, true);

  private static final DumpSettings SETTINGS =
      DumpSettings.builder()
          .setIndent(4)
          .setIndicatorIndent(2)
          .setWidth(Integer.MAX_VALUE)
          .setSplitLines(false)
          .build();

  private final List<Event> events = new ArrayList<>();

  private YamlWriter() {}

  static String write(YamlNode node) {
    YamlWriter writer = new YamlWriter();
    writer.events.add(new StreamStartEvent());
    writer.events.add(new DocumentStartEvent(false, Optional.empty(), Map.of()));
    writer.add(node);
    writer.events.add(new DocumentEndEvent(false));
    writer.events.add(new StreamEndEvent());
    return new Present(SETTINGS).emitToString(writer.events.iterator());
  }

  private void add(YamlNode node) {
    switch (node) {
      case YamlNode.Scalar scalar -> add(scalar);
      case YamlNode.Sequence(List<YamlNode> items, _) -> {
        events.add(
            new SequenceStartEvent(
                Optional.empty(), Optional.empty(), true, style(items.isEmpty())));
        items.forEach(this::add);
        events.add(new SequenceEndEvent());
      }
      case YamlNode.Mapping mapping -> {
        boolean empty = mapping.entries().isEmpty();
        events.add(new MappingStartEvent(Optional.empty(), Optional.empty(), true, style(empty)));
        for (YamlNode.Entry entry : mapping.entries().values()) {
          add(YamlNode.text(entry.key()));
          add(entry.value());
        }
        events.add(new MappingEndEvent());
      }
    }
  }

  private void add(YamlNode.Scalar scalar) {
    String text = scalar.isNull() ? "null" : scalar.text();
    events.add(new ScalarEvent(Optional.empty(), Optional.empty(), NO_TAG, text, style(scalar)));
  }

  private static FlowStyle style(boolean empty) {
    return empty ? FlowStyle.FLOW : FlowStyle.BLOCK;
  }

  /// The emitter turns a style that cannot hold the text into double quotes by itself.
  private static ScalarStyle style(YamlNode.Scalar scalar) {
    if (scalar.isNull() || !scalar.quoted()) {
      return ScalarStyle.PLAIN;
    }
    String text = scalar.text();
    if (text.isEmpty()
        || LOOKS_LIKE_ANOTHER_TYPE.matcher(text).matches()
        || NEEDS_ESCAPES.matcher(text).find()) {
      return ScalarStyle.DOUBLE_QUOTED;
    }
    if (!text.contains("\n")) {
      return ScalarStyle.PLAIN;
    }
    // the emitter gives a block that starts with blanks an indent that cannot be read back
    return Character.isWhitespace(text.charAt(0)) ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.LITERAL;
  }
}
