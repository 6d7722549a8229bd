/// Follows runs until they end, and shows how far they are.
@NullMarked
package io.eventops.cli.watch;

import org.jspecify.annotations.NullMarked;
