/// Tests.
@NullMarked
package io.eventops.cli.config;

import org.jspecify.annotations.NullMarked;
