/// Tests of the order of tasks.
@NullMarked
package io.eventops.model.dag;

import org.jspecify.annotations.NullMarked;
