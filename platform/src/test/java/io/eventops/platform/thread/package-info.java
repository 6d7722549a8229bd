/// Tests of the package of the same name.
@NullMarked
package io.eventops.platform.thread;

import org.jspecify.annotations.NullMarked;
