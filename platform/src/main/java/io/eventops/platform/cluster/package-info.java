/// Several processes as one: who is there, who serves what, and the bus between them.
@NullMarked
package io.eventops.platform.cluster;

import org.jspecify.annotations.NullMarked;
