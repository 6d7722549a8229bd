/// Events meet triggers: claimed, matched and committed exactly once.
@NullMarked
package io.eventops.trigger.matching;

import org.jspecify.annotations.NullMarked;
