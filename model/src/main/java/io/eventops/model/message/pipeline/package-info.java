/// What pipeline-runner tells the others.
@NullMarked
package io.eventops.model.message.pipeline;

import org.jspecify.annotations.NullMarked;
