/// Jobs on the machine of the server itself.
@NullMarked
package io.eventops.pipeline.job.local;

import org.jspecify.annotations.NullMarked;
