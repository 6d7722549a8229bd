/// Runs over HTTP: lists, details, logs, live streams, and the callback of jobs.
@NullMarked
package io.eventops.pipeline.run.http;

import org.jspecify.annotations.NullMarked;
