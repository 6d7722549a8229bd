/// The front door: users, their passwords, and the tokens they get.
@NullMarked
package io.eventops.gateway;

import org.jspecify.annotations.NullMarked;
