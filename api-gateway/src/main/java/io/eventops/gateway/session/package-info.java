/// From a password to tokens, and their end.
@NullMarked
package io.eventops.gateway.session;

import org.jspecify.annotations.NullMarked;
