@NullMarked
package io.eventops.egress.order;

import org.jspecify.annotations.NullMarked;
