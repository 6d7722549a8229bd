/// Tells the other services what is revoked.
@NullMarked
package io.eventops.gateway.session.bus;

import org.jspecify.annotations.NullMarked;
