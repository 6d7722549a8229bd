package io.eventops.platform.http;

/// The work behind a route, as straight-line code on a virtual thread of its own. A [Problem] or an
/// `InvalidDocument` becomes the answer that explains it; anything else is a fault: 500, and the
/// log.
@FunctionalInterface
public interface Endpoint {
  Answer handle(Request request);
}
