@NullMarked
package io.eventops.database;

import org.jspecify.annotations.NullMarked;
