/// Slows down whoever tries too often.
@NullMarked
package io.eventops.gateway.throttle;

import org.jspecify.annotations.NullMarked;
