@NullMarked
package io.eventops.trigger;

import org.jspecify.annotations.NullMarked;
