/// Addresses of the event bus; each sending service has its messages in a package below.
@NullMarked
package io.eventops.model.message;

import org.jspecify.annotations.NullMarked;
