@NullMarked
package io.eventops.platform.broken;

import org.jspecify.annotations.NullMarked;
