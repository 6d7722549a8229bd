/// Trigger definitions in the database.
@NullMarked
package io.eventops.trigger.definition.store;

import org.jspecify.annotations.NullMarked;
