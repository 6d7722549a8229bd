/// Tests of the package of the same name.
@NullMarked
package io.eventops.platform.http;

import org.jspecify.annotations.NullMarked;
