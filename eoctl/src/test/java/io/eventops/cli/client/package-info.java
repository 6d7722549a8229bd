/// Tests.
@NullMarked
package io.eventops.cli.client;

import org.jspecify.annotations.NullMarked;
