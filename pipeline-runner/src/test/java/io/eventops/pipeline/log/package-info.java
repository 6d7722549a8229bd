/// Tests of what is shown of logs.
@NullMarked
package io.eventops.pipeline.log;

import org.jspecify.annotations.NullMarked;
