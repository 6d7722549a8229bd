/// Tests of the package of the same name.
@NullMarked
package io.eventops.platform.sql;

import org.jspecify.annotations.NullMarked;
