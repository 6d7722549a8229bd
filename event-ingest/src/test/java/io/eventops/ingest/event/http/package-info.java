@NullMarked
package io.eventops.ingest.event.http;

import org.jspecify.annotations.NullMarked;
