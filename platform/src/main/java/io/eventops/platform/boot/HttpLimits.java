package io.eventops.platform.boot;

import java.time.Duration;

/// How long a client may take, and how many there may be.
///
/// @param headers from the opening of a connection to the end of the first request's headers
/// @param body from there to the end of the body
/// @param between from an answer to the end of the next request's headers
/// @param drain at the stop: for the requests in flight
/// @param connections for each event loop
record HttpLimits(
    Duration headers, Duration body, Duration between, Duration drain, int connections) {
  static final HttpLimits DEFAULTS =
      new HttpLimits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(75),
          Duration.ofSeconds(10),
          8_000);

  ConnectionDeadlines.Limits deadlines() {
    return new ConnectionDeadlines.Limits(
        headers.toNanos(), body.toNanos(), between.toNanos(), connections);
  }
}
