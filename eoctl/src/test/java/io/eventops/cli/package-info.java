/// The command line, from outside.
@NullMarked
package io.eventops.cli;

import org.jspecify.annotations.NullMarked;
