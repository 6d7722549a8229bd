/// Tests of the package of the same name.
@NullMarked
package io.eventops.gateway.user;

import org.jspecify.annotations.NullMarked;
