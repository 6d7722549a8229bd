/// Decides which pipelines an event starts, and says why.
@NullMarked
package io.eventops.trigger;

import org.jspecify.annotations.NullMarked;
