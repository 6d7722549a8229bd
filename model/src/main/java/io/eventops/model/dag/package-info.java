/// The order of tasks: which need which, and what is wrong with it. Nothing here recurses.
@NullMarked
package io.eventops.model.dag;

import org.jspecify.annotations.NullMarked;
