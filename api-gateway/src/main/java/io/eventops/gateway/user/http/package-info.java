/// Users over HTTP.
@NullMarked
package io.eventops.gateway.user.http;

import org.jspecify.annotations.NullMarked;
