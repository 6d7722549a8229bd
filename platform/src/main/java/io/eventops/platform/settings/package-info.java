/// Reads what an operator sets: environment over file over default.
@NullMarked
package io.eventops.platform.settings;

import org.jspecify.annotations.NullMarked;
