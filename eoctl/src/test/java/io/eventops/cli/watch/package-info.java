/// Tests.
@NullMarked
package io.eventops.cli.watch;

import org.jspecify.annotations.NullMarked;
