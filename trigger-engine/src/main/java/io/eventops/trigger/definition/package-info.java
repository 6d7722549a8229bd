/// Trigger definitions and their revisions.
@NullMarked
package io.eventops.trigger.definition;

import org.jspecify.annotations.NullMarked;
