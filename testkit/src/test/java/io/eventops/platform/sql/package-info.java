@NullMarked
package io.eventops.platform.sql;

import org.jspecify.annotations.NullMarked;
