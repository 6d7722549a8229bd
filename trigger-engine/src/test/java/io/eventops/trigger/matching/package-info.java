@NullMarked
package io.eventops.trigger.matching;

import org.jspecify.annotations.NullMarked;
