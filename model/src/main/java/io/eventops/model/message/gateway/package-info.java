/// What api-gateway tells the others.
@NullMarked
package io.eventops.model.message.gateway;

import org.jspecify.annotations.NullMarked;
