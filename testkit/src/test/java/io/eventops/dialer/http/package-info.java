@NullMarked
package io.eventops.dialer.http;

import org.jspecify.annotations.NullMarked;
