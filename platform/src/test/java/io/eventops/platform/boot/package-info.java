/// Tests of the package of the same name.
@NullMarked
package io.eventops.platform.boot;

import org.jspecify.annotations.NullMarked;
