@NullMarked
package io.eventops.pipeline.actuator.http;

import org.jspecify.annotations.NullMarked;
