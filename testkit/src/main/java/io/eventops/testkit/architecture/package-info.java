/// The walls of the house, as tests.
@NullMarked
package io.eventops.testkit.architecture;

import org.jspecify.annotations.NullMarked;
