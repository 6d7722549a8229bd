@NullMarked
package io.eventops.pipeline.job.ssh;

import org.jspecify.annotations.NullMarked;
