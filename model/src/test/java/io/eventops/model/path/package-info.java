/// Tests of paths into JSON.
@NullMarked
package io.eventops.model.path;

import org.jspecify.annotations.NullMarked;
