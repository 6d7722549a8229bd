/// How definitions and events say what is wrong with them.
@NullMarked
package io.eventops.model.validation;

import org.jspecify.annotations.NullMarked;
