/// Scripts with placeholders that become bash scripts in which a value is always data.
@NullMarked
package io.eventops.model.shell;

import org.jspecify.annotations.NullMarked;
