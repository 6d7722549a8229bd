/// What the tests of every module share.
@NullMarked
package io.eventops.testkit;

import org.jspecify.annotations.NullMarked;
