/// Sessions over HTTP.
@NullMarked
package io.eventops.gateway.session.http;

import org.jspecify.annotations.NullMarked;
