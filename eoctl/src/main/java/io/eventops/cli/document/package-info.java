/// Definitions and events in files: found, split, told apart, put in order.
@NullMarked
package io.eventops.cli.document;

import org.jspecify.annotations.NullMarked;
