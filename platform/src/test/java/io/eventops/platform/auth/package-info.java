/// Tests of the package of the same name.
@NullMarked
package io.eventops.platform.auth;

import org.jspecify.annotations.NullMarked;
