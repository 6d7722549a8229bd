/// The command line of EventOps: the entry point.
@NullMarked
package io.eventops.cli;

import org.jspecify.annotations.NullMarked;
