/// What trigger-engine tells the others.
@NullMarked
package io.eventops.model.message.trigger;

import org.jspecify.annotations.NullMarked;
