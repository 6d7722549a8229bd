/// Tests of the definitions people apply.
@NullMarked
package io.eventops.model.definition;

import org.jspecify.annotations.NullMarked;
