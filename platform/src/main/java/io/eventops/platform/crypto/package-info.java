/// Secrets at rest.
@NullMarked
package io.eventops.platform.crypto;

import org.jspecify.annotations.NullMarked;
