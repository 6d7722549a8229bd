/// Tests of events.
@NullMarked
package io.eventops.model.event;

import org.jspecify.annotations.NullMarked;
