/// Runs in the database.
@NullMarked
package io.eventops.pipeline.run.store;

import org.jspecify.annotations.NullMarked;
