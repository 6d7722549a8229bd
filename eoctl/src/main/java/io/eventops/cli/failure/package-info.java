/// How a command says that it could not do what it was asked for.
@NullMarked
package io.eventops.cli.failure;

import org.jspecify.annotations.NullMarked;
