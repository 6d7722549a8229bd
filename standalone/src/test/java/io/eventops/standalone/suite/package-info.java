/// The services as processes, from outside.
@NullMarked
package io.eventops.standalone.suite;

import org.jspecify.annotations.NullMarked;
