@NullMarked
package io.eventops.model.shell;

import org.jspecify.annotations.NullMarked;
