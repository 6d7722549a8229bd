@NullMarked
package io.eventops.pipeline.job;

import org.jspecify.annotations.NullMarked;
