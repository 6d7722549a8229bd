/// What tasks print: written while they run, kept afterwards, read by any number of readers.
@NullMarked
package io.eventops.pipeline.log;

import org.jspecify.annotations.NullMarked;
