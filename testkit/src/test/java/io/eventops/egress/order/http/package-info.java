@NullMarked
package io.eventops.egress.order.http;

import org.jspecify.annotations.NullMarked;
