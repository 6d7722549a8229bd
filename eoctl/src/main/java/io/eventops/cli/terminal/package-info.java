/// The streams and the environment that a command runs with.
@NullMarked
package io.eventops.cli.terminal;

import org.jspecify.annotations.NullMarked;
