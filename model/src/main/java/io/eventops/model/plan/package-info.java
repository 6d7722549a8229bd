/// Which task of a run is next: decisions over a graph of tasks, without I/O and without a clock.
@NullMarked
package io.eventops.model.plan;

import org.jspecify.annotations.NullMarked;
