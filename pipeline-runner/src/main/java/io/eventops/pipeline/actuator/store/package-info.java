/// Actuators in the database, their definitions sealed.
@NullMarked
package io.eventops.pipeline.actuator.store;

import org.jspecify.annotations.NullMarked;
