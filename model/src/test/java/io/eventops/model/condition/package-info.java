/// Tests of conditions.
@NullMarked
package io.eventops.model.condition;

import org.jspecify.annotations.NullMarked;
