/// Conditions on events: read from YAML, decided in one place, explained in words.
@NullMarked
package io.eventops.model.condition;

import org.jspecify.annotations.NullMarked;
