@NullMarked
package io.eventops.ingest.event;

import org.jspecify.annotations.NullMarked;
