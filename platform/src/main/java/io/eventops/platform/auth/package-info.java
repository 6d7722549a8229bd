/// Who is calling: bearer tokens and their revocation.
@NullMarked
package io.eventops.platform.auth;

import org.jspecify.annotations.NullMarked;
