/// The HTTP surface: endpoints on virtual threads, one answer shape, one error shape.
@NullMarked
package io.eventops.platform.http;

import org.jspecify.annotations.NullMarked;
