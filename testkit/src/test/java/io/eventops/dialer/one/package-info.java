@NullMarked
package io.eventops.dialer.one;

import org.jspecify.annotations.NullMarked;
