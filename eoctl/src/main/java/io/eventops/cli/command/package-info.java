/// The commands, one class for each group.
@NullMarked
package io.eventops.cli.command;

import org.jspecify.annotations.NullMarked;
