@NullMarked
package io.eventops.egress;

import org.jspecify.annotations.NullMarked;
