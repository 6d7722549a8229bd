@NullMarked
package io.eventops.egress.order.store;

import org.jspecify.annotations.NullMarked;
