@NullMarked
package io.eventops.egress.broken;

import org.jspecify.annotations.NullMarked;
