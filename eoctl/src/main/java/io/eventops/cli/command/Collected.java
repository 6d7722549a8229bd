package io.eventops.cli.command;

import io.eventops.cli.document.Definition;
import io.eventops.cli.document.Document;
import io.eventops.cli.document.Source;
import io.eventops.cli.terminal.Terminal;
import io.eventops.model.validation.InvalidDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All definitions that `-f` names, and what could not be taken for one.
///
/// @param skipped notes about files that a folder holds for other commands
record Collected(List<Definition> definitions, List<String> errors, List<String> skipped) {

  static Collected of(List<String> files, Terminal terminal) {
    Collected collected = new Collected(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Map<String, Document> seen = new HashMap<>();
    for (Source source : Source.collect(files, terminal)) {
      Document.split(source).forEach(document -> collected.add(document, seen));
    }
    return collected;
  }

  private void add(Document document, Map<String, Document> seen) {
    try {
      switch (Definition.read(document)) {
        case Definition.Read.Known(Definition definition) -> add(definition, seen);
        case Definition.Read.Event _ -> {
          String hint = ": an event is sent, not applied: eoctl event send -f ";
          List<String> notes = document.source().named() ? errors : skipped;
          notes.add(document.place() + hint + document.source().name());
        }
      }
    } catch (InvalidDocument invalid) {
      invalid.violations().forEach(violation -> errors.add(document.locate(violation)));
    }
  }

  private void add(Definition definition, Map<String, Document> seen) {
    Document first = seen.putIfAbsent(definition.title(), definition.document());
    if (first == null || definition.name().isEmpty()) {
      definitions.add(definition);
    } else {
      errors.add(
          definition.document().place()
              + ": "
              + definition.title()
              + " is defined twice, first in "
              + first.place());
    }
  }
}
