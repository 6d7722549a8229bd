/// Inputs that tests of several modules try.
@NullMarked
package io.eventops.testkit.corpus;

import org.jspecify.annotations.NullMarked;
