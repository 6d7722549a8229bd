@NullMarked
package io.eventops.pipeline.definition;

import org.jspecify.annotations.NullMarked;
