/// Logs as files in the data directory.
@NullMarked
package io.eventops.pipeline.log.file;

import org.jspecify.annotations.NullMarked;
