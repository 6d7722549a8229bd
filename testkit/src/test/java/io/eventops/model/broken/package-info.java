@NullMarked
package io.eventops.model.broken;

import org.jspecify.annotations.NullMarked;
