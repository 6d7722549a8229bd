/// Actuators: the machines that run tasks, how they are reached and which of them may be chosen.
@NullMarked
package io.eventops.pipeline.actuator;

import org.jspecify.annotations.NullMarked;
