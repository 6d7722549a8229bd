package io.eventops.ingest.event;

import java.util.List;
import java.util.Optional;

/// Events that were stored. Calls block.
public interface EventLibrary {
  /// Newest first, without content.
  List<StoredEvent> list(EventFilter filter);

  /// An event of this user, with content.
  Optional<StoredEvent> find(long id, String creater);
}
