@NullMarked
package io.eventops.testkit;

import org.jspecify.annotations.NullMarked;
