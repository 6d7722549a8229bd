/// Tests of the package of the same name.
@NullMarked
package io.eventops.platform.crypto;

import org.jspecify.annotations.NullMarked;
