/// Machines that tests reach through SSH.
@NullMarked
package io.eventops.testkit.ssh;

import org.jspecify.annotations.NullMarked;
