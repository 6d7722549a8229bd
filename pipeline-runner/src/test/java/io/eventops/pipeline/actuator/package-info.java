@NullMarked
package io.eventops.pipeline.actuator;

import org.jspecify.annotations.NullMarked;
