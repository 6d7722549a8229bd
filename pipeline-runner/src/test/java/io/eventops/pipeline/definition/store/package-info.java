@NullMarked
package io.eventops.pipeline.definition.store;

import org.jspecify.annotations.NullMarked;
