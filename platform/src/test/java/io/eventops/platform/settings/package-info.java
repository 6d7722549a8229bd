/// Tests of the package of the same name.
@NullMarked
package io.eventops.platform.settings;

import org.jspecify.annotations.NullMarked;
