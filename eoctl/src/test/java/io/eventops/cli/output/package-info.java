/// Tests.
@NullMarked
package io.eventops.cli.output;

import org.jspecify.annotations.NullMarked;
