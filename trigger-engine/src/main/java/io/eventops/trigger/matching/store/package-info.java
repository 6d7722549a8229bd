/// What matching reads and writes.
@NullMarked
package io.eventops.trigger.matching.store;

import org.jspecify.annotations.NullMarked;
