/// Tests of matching.
@NullMarked
package io.eventops.model.match;

import org.jspecify.annotations.NullMarked;
