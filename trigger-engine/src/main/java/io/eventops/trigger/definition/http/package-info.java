/// The routes of trigger definitions.
@NullMarked
package io.eventops.trigger.definition.http;

import org.jspecify.annotations.NullMarked;
