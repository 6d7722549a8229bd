/// The whole house, from outside.
@NullMarked
package io.eventops.standalone;

import org.jspecify.annotations.NullMarked;
