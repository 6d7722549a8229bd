@NullMarked
package io.eventops.egress.broken.http;

import org.jspecify.annotations.NullMarked;
