/// How texts are compared: wildcard patterns and one order for all of them.
@NullMarked
package io.eventops.model.text;

import org.jspecify.annotations.NullMarked;
