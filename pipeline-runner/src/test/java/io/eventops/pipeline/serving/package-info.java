/// A process with the routes of the catalog, and a client for it.
@NullMarked
package io.eventops.pipeline.serving;

import org.jspecify.annotations.NullMarked;
