/// The description of the HTTP API, served.
@NullMarked
package io.eventops.gateway.openapi.http;

import org.jspecify.annotations.NullMarked;
