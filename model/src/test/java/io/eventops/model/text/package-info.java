/// Tests of patterns and order.
@NullMarked
package io.eventops.model.text;

import org.jspecify.annotations.NullMarked;
