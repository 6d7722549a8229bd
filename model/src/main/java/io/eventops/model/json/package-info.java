/// JSON as immutable values, and the path language that filters and inputs use to look into them.
@NullMarked
package io.eventops.model.json;

import org.jspecify.annotations.NullMarked;
