/// The table of users.
@NullMarked
package io.eventops.gateway.user.store;

import org.jspecify.annotations.NullMarked;
