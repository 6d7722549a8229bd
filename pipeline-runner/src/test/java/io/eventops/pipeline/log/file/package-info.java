/// Tests of logs as files.
@NullMarked
package io.eventops.pipeline.log.file;

import org.jspecify.annotations.NullMarked;
