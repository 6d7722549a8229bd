@NullMarked
package io.eventops.pipeline.definition.http;

import org.jspecify.annotations.NullMarked;
