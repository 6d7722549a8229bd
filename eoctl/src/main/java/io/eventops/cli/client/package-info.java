/// Talks to the server: calls, token renewal, streams of server-sent events.
@NullMarked
package io.eventops.cli.client;

import org.jspecify.annotations.NullMarked;
