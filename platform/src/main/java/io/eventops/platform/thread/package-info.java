/// Virtual threads for code that waits.
@NullMarked
package io.eventops.platform.thread;

import org.jspecify.annotations.NullMarked;
