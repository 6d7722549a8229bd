@NullMarked
package io.eventops.dialer.two;

import org.jspecify.annotations.NullMarked;
