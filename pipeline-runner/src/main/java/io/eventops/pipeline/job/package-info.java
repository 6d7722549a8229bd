/// Runs a task's script on a machine: started at most once, followed live, its end known at once.
@NullMarked
package io.eventops.pipeline.job;

import org.jspecify.annotations.NullMarked;
