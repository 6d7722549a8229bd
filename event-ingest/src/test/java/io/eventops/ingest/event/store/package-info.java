/// How events are kept.
@NullMarked
package io.eventops.ingest.event.store;

import org.jspecify.annotations.NullMarked;
