/// What event-ingest tells the others.
@NullMarked
package io.eventops.model.message.ingest;

import org.jspecify.annotations.NullMarked;
