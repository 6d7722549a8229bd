@NullMarked
package io.eventops.pipeline.job.local;

import org.jspecify.annotations.NullMarked;
