/// Which triggers an event fires, found fast, and why the others stay silent.
@NullMarked
package io.eventops.model.match;

import org.jspecify.annotations.NullMarked;
