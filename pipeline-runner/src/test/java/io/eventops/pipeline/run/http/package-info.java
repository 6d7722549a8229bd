/// The service over real HTTP, with jobs on this machine.
@NullMarked
package io.eventops.pipeline.run.http;

import org.jspecify.annotations.NullMarked;
