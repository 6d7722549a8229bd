/// Why a trigger fired or not.
@NullMarked
package io.eventops.trigger.verdict;

import org.jspecify.annotations.NullMarked;
