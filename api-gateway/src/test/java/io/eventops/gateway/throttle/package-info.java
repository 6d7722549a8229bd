/// Tests of the package of the same name.
@NullMarked
package io.eventops.gateway.throttle;

import org.jspecify.annotations.NullMarked;
