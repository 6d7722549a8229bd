/// Tests.
@NullMarked
package io.eventops.cli.document;

import org.jspecify.annotations.NullMarked;
