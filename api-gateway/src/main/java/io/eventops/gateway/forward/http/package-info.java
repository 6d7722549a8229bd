/// Hands requests to the processes that serve them.
@NullMarked
package io.eventops.gateway.forward.http;

import org.jspecify.annotations.NullMarked;
