/// The language of EventOps, shared by every service: pure values and decisions, no I/O.
@NullMarked
package io.eventops.model;

import org.jspecify.annotations.NullMarked;
