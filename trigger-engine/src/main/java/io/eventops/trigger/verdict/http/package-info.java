/// The routes of verdicts.
@NullMarked
package io.eventops.trigger.verdict.http;

import org.jspecify.annotations.NullMarked;
