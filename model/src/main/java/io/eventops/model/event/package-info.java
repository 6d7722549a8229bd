/// Events: what they hold, how they are read and checked, and their one canonical text.
@NullMarked
package io.eventops.model.event;

import org.jspecify.annotations.NullMarked;
