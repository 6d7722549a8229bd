package io.eventops.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventops.cli.document.Document;
import io.eventops.cli.document.EventFile;
import io.eventops.cli.document.Source;
import io.eventops.cli.failure.Failure;
import io.eventops.model.validation.InvalidDocument;
import java.util.stream.Collectors;

/// Reads events from files.
record EventDocuments(Session session) {

  /// @throws Failure with every line that is wrong
  ObjectNode read(String file) {
    Source source = Source.one(file, session.terminal());
    Document document = new Document(source, 1, source.text());
    try {
      return EventFile.read(source.text(), now());
    } catch (InvalidDocument invalid) {
      throw Failure.refused(
          invalid.violations().stream().map(document::locate).collect(Collectors.joining("\n")));
    }
  }

  long now() {
    return session.clock().instant().getEpochSecond();
  }
}
