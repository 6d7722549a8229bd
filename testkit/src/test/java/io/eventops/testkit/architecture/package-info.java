@NullMarked
package io.eventops.testkit.architecture;

import org.jspecify.annotations.NullMarked;
