/// Events on their way into the house.
@NullMarked
package io.eventops.ingest.event;

import org.jspecify.annotations.NullMarked;
