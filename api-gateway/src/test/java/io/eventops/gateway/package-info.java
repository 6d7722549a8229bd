/// Tests of api-gateway as a whole, over HTTP and with a real database.
@NullMarked
package io.eventops.gateway;

import org.jspecify.annotations.NullMarked;
