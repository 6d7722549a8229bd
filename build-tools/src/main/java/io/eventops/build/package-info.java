/// Programs the build runs.
@NullMarked
package io.eventops.build;

import org.jspecify.annotations.NullMarked;
