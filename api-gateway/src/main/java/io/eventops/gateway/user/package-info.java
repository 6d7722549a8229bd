/// Who may use the platform.
@NullMarked
package io.eventops.gateway.user;

import org.jspecify.annotations.NullMarked;
