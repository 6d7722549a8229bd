/// All services as processes of their own on this machine, on an embedded database.
@NullMarked
package io.eventops.standalone.suite;

import org.jspecify.annotations.NullMarked;
