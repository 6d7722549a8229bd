/// Jobs on machines that are reached through SSH.
@NullMarked
package io.eventops.pipeline.job.ssh;

import org.jspecify.annotations.NullMarked;
