/// Tests of the package of the same name.
@NullMarked
package io.eventops.gateway.password;

import org.jspecify.annotations.NullMarked;
