/// Tests of reading JSON.
@NullMarked
package io.eventops.model.json;

import org.jspecify.annotations.NullMarked;
