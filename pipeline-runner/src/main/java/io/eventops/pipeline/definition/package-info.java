/// Pipeline definitions: their versions and revisions, and what a run is pinned to.
@NullMarked
package io.eventops.pipeline.definition;

import org.jspecify.annotations.NullMarked;
