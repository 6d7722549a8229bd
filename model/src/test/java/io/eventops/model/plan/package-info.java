/// Tests of the planner.
@NullMarked
package io.eventops.model.plan;

import org.jspecify.annotations.NullMarked;
