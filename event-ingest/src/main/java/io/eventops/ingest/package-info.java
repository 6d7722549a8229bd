/// Takes events in: durable before they are answered.
@NullMarked
package io.eventops.ingest;

import org.jspecify.annotations.NullMarked;
