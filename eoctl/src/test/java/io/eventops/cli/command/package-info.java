/// Tests.
@NullMarked
package io.eventops.cli.command;

import org.jspecify.annotations.NullMarked;
