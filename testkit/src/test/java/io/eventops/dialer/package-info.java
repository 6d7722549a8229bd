@NullMarked
package io.eventops.dialer;

import org.jspecify.annotations.NullMarked;
