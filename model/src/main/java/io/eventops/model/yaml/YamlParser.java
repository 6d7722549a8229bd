package io.eventops.model.yaml;

import io.eventops.model.validation.InvalidDocument;
import io.eventops.model.validation.Violation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Builds nodes from the library's events, with a stack of its own: a deep text cannot overflow.
///
/// Aliases share the node they name; what they would amount to when written out is counted and
/// bounded, so no reader of the nodes can be made to walk an exponential tree.
final class YamlParser {
  private final String text;
  private final YamlLimits limits;
  private final List<Violation> violations = new ArrayList<>();
  private final Map<Anchor, Weighed> anchors = new HashMap<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private @Nullable YamlNode root;
  private int documents;

  YamlParser(String text, YamlLimits limits) {
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    this.limits = limits;
  }

  /// A node with the number of characters and nodes it stands for.
  private record Weighed(YamlNode node, long weight) {}

  private record Open(YamlCollector collector, Optional<Anchor> anchor) {}

  YamlNode parse() {
    if (text.length() > limits.characters()) {
      throw invalid(
          1, "the text has " + text.length() + " characters", "the most is " + limits.characters());
    }
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
    try {
      for (Event event : new Parse(settings).parseString(text)) {
        accept(event);
      }
    } catch (YamlEngineException problem) {
      violations.add(YamlSyntax.explain(problem, text));
    }
    if (!violations.isEmpty()) {
      throw new InvalidDocument(violations);
    }
    return root == null ? new YamlNode.Scalar("", true, false, 1) : root;
  }

  private void accept(Event event) {
    int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    switch (event) {
      case DocumentStartEvent _ -> startDocument(line);
      case MappingStartEvent start -> {
        checkTag(start.getTag(), line);
        push(new YamlCollector.OfMapping(path(), line, violations), start.getAnchor());
      }
      case SequenceStartEvent start -> {
        checkTag(start.getTag(), line);
        push(new YamlCollector.OfSequence(path(), line), start.getAnchor());
      }
      case CollectionEndEvent _ -> {
        Open closed = open.pop();
        add(new Weighed(closed.collector().node(), closed.collector().weight()), closed.anchor());
      }
      case ScalarEvent scalar -> {
        checkTag(scalar.getTag(), line);
        long weight = YamlLimits.NODE + scalar.getValue().length();
        add(new Weighed(scalar(scalar, line), weight), scalar.getAnchor());
      }
      case AliasEvent alias -> add(resolve(alias.getAlias(), line), Optional.empty());
      default -> {
        // start and end of stream and document say nothing more
      }
    }
  }

  private void startDocument(int line) {
    documents++;
    if (documents == 2) {
      throw invalid(line, "a second document starts here", "apply one document at a time");
    }
  }

  private void push(YamlCollector collector, Optional<Anchor> anchor) {
    if (open.size() >= limits.depth()) {
      throw invalid(
          collector.line(), "nested deeper than " + limits.depth() + " levels", "make it flatter");
    }
    open.push(new Open(collector, anchor));
  }

  private void add(Weighed added, Optional<Anchor> anchor) {
    anchor.ifPresent(name -> anchors.put(name, added));
    if (open.isEmpty()) {
      root = added.node();
      return;
    }
    YamlCollector collector = open.element().collector();
    collector.add(added.node(), added.weight());
    if (collector.weight() > limits.expanded()) {
      throw invalid(
          added.node().line(),
          "the aliases expand to more than " + limits.expanded() + " characters",
          "use fewer aliases (*name)");
    }
  }

  private Weighed resolve(Anchor alias, int line) {
    Weighed named = anchors.get(alias);
    if (named == null) {
      throw invalid(
          line,
          "alias *" + alias.getValue() + " has no anchor before it",
          "put &" + alias.getValue() + " on the value it stands for, earlier and not around it");
    }
    return named;
  }

  private static YamlNode.Scalar scalar(ScalarEvent event, int line) {
    boolean quoted = !event.isPlain() || YamlSyntax.STRING_TAGS.contains(event.getTag().orElse(""));
    boolean isNull = !quoted && YamlSyntax.NULLS.contains(event.getValue());
    return new YamlNode.Scalar(isNull ? "" : event.getValue(), isNull, quoted, line);
  }

  private void checkTag(Optional<String> tag, int line) {
    if (tag.isPresent() && !YamlSyntax.KNOWN_TAGS.contains(tag.get())) {
      violations.add(
          new Violation(path(), line, "tag " + tag.get() + " is not known", "remove the tag"));
    }
  }

  private String path() {
    return open.isEmpty() ? "" : open.element().collector().childPath();
  }

  private InvalidDocument invalid(int line, String message, String fix) {
    List<Violation> all = new ArrayList<>(violations);
    all.add(new Violation(open.isEmpty() ? "" : path(), line, message, fix));
    return new InvalidDocument(all);
  }
}
