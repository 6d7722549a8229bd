/// The tables of refresh tokens and revocations.
@NullMarked
package io.eventops.gateway.session.store;

import org.jspecify.annotations.NullMarked;
