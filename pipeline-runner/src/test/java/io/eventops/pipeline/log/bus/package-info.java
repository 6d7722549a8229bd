/// News of logs between processes.
@NullMarked
package io.eventops.pipeline.log.bus;

import org.jspecify.annotations.NullMarked;
