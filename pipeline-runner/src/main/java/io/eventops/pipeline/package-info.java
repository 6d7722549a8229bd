/// pipeline-runner: definitions, actuators, runs and their logs.
@NullMarked
package io.eventops.pipeline;

import org.jspecify.annotations.NullMarked;
