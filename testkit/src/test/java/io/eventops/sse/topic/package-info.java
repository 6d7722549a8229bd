@NullMarked
package io.eventops.sse.topic;

import org.jspecify.annotations.NullMarked;
