/// A server that plays EventOps for the tests, and eoctl as a person would run it.
@NullMarked
package io.eventops.cli.server;

import org.jspecify.annotations.NullMarked;
