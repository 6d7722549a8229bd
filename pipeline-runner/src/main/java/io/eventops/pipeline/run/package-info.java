/// Runs of pipelines: how they are made, owned, carried out, ended and shown.
@NullMarked
package io.eventops.pipeline.run;

import org.jspecify.annotations.NullMarked;
