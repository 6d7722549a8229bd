/// How triggers are kept.
@NullMarked
package io.eventops.trigger.definition.store;

import org.jspecify.annotations.NullMarked;
