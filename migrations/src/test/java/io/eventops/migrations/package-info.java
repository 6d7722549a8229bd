@NullMarked
package io.eventops.migrations;

import org.jspecify.annotations.NullMarked;
