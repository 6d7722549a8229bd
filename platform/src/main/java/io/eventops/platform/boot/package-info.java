/// Puts services into a process and takes them out again.
@NullMarked
package io.eventops.platform.boot;

import org.jspecify.annotations.NullMarked;
