/// All services in one JVM on an embedded database: the first run, and small installations.
@NullMarked
package io.eventops.standalone;

import org.jspecify.annotations.NullMarked;
