/// Tests of placeholders.
@NullMarked
package io.eventops.model.placeholder;

import org.jspecify.annotations.NullMarked;
