@NullMarked
package io.eventops.ingest;

import org.jspecify.annotations.NullMarked;
