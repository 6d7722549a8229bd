/// What verdicts are told from.
@NullMarked
package io.eventops.trigger.verdict.store;

import org.jspecify.annotations.NullMarked;
