/// Runs on the event bus.
@NullMarked
package io.eventops.pipeline.run.bus;

import org.jspecify.annotations.NullMarked;
