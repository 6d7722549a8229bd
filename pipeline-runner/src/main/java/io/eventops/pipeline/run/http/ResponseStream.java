package io.eventops.pipeline.run.http;

import io.eventops.platform.thread.Threads;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/// Writes a response piece by piece from a virtual thread: a write returns when the piece has left,
/// so a slow reader slows the writer and nothing piles up.
final class ResponseStream {
  private static final Duration LONGEST_WRITE = Duration.ofSeconds(60);

  private final HttpServerResponse response;
  private final Context context;
  private volatile boolean closed;

  private ResponseStream(RoutingContext request) {
    this.response = request.response();
    this.context = request.vertx().getOrCreateContext();
    response.closeHandler(_ -> closed = true);
    response.exceptionHandler(_ -> closed = true);
  }

  /// Call it on the event loop of the request.
  static ResponseStream of(RoutingContext request, String contentType) {
    ResponseStream stream = new ResponseStream(request);
    stream
        .response
        .setChunked(true)
        .putHeader("Content-Type", contentType)
        .putHeader("Cache-Control", "no-store")
        // compression would hold back what is to be seen at once
        .putHeader("Content-Encoding", "identity")
        .putHeader("X-Accel-Buffering", "no");
    return stream;
  }

  /// The reader has gone.
  boolean isClosed() {
    return closed;
  }

  /// @throws RuntimeException when the reader has gone, or takes nothing for a minute
  void write(Buffer piece) {
    Promise<Void> written = Promise.promise();
    context.runOnContext(_ -> response.write(piece).onComplete(written));
    try {
      Threads.await(written.future(), LONGEST_WRITE);
    } catch (RuntimeException gone) {
      closed = true;
      context.runOnContext(_ -> response.reset());
      throw gone;
    }
  }

  /// One server-sent event.
  ///
  /// @param id empty for none
  void event(String id, String name, JsonObject data) {
    Buffer event = Buffer.buffer();
    if (!id.isEmpty()) {
      event.appendString("id: ").appendString(id).appendString("\n");
    }
    event
        .appendString("event: ")
        .appendString(name)
        .appendString("\ndata: ")
        .appendBuffer(data.toBuffer())
        .appendString("\n\n");
    write(event);
  }

  /// Shows both sides that the other is there.
  void heartbeat() {
    write(Buffer.buffer(":\n\n"));
  }

  void end() {
    context.runOnContext(
        _ -> {
          if (!response.ended() && !closed) {
            response.end();
          }
        });
  }
}
