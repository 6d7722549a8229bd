/// Requests that are another service's business.
@NullMarked
package io.eventops.gateway.forward;

import org.jspecify.annotations.NullMarked;
