/// What others are told of events.
@NullMarked
package io.eventops.ingest.event.bus;

import org.jspecify.annotations.NullMarked;
