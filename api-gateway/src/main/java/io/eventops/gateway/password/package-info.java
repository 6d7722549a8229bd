/// Passwords: what they must be, how they are kept, how they are checked.
@NullMarked
package io.eventops.gateway.password;

import org.jspecify.annotations.NullMarked;
