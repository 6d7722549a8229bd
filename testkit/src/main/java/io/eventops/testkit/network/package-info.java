/// Networks that fail when a test tells them to.
@NullMarked
package io.eventops.testkit.network;

import org.jspecify.annotations.NullMarked;
