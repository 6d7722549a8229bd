/// The event bus with typed addresses.
@NullMarked
package io.eventops.platform.bus;

import org.jspecify.annotations.NullMarked;
