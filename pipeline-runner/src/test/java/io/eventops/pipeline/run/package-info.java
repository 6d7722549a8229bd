/// Tests of runs.
@NullMarked
package io.eventops.pipeline.run;

import org.jspecify.annotations.NullMarked;
