/// Placeholders such as `${{ inputs.user }}`: parsed once, never expanded twice.
@NullMarked
package io.eventops.model.placeholder;

import org.jspecify.annotations.NullMarked;
