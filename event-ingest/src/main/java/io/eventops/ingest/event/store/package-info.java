/// Events in the database.
@NullMarked
package io.eventops.ingest.event.store;

import org.jspecify.annotations.NullMarked;
