package io.eventops.platform.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the body of a request up to a limit, as the bytes that were sent. What `Content-Type`
/// calls them changes nothing: every route takes JSON, and tools call it a form unless they are
/// told otherwise.
final class Body {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final RoutingContext context;
  private final long limit;
  private final Consumer<Buffer> whole;
  private final Buffer bytes = Buffer.buffer();
  private boolean refused;

  private Body(RoutingContext context, long limit, Consumer<Buffer> whole) {
    this.context = context;
    this.limit = limit;
    this.whole = whole;
  }

  /// Call it in the first step of a request, before anything of its body was delivered. A body that
  /// is not read to its end is answered here.
  ///
  /// @param whole gets the body, on the event loop
  /// @throws Problem when the headers say already that the body is none for us
  static void read(RoutingContext context, long limit, Consumer<Buffer> whole) {
    HttpServerRequest request = context.request();
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw Problem.of(
          ProblemType.MALFORMED_REQUEST,
          "the body has the Content-Encoding "
              + Request.shortened(encoding)
              + ", which is not understood; send it without");
    }
    if (announced(request.getHeader(HttpHeaders.CONTENT_LENGTH)) > limit) {
      throw tooLarge(limit);
    }
    Body body = new Body(context, limit, whole);
    request
        .exceptionHandler(_ -> body.refuse(broken()))
        .handler(body::add)
        .endHandler(_ -> body.end());
  }

  /// A length that is no number is refused by the server itself.
  private static long announced(@Nullable String length) {
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  private void add(Buffer chunk) {
    if (bytes.length() + chunk.length() > limit) {
      refuse(tooLarge(limit));
    } else if (!refused) {
      bytes.appendBuffer(chunk);
    }
  }

  private void end() {
    if (!refused) {
      whole.accept(withoutMark(bytes));
    }
  }

  private void refuse(Problem problem) {
    if (!refused) {
      refused = true;
      Api.fail(context, problem);
    }
  }

  /// Editors of Windows begin a text with a byte order mark, which is no part of it.
  private static Buffer withoutMark(Buffer bytes) {
    for (int i = 0; i < MARK.length; i++) {
      if (bytes.length() <= i || bytes.getByte(i) != MARK[i]) {
        return bytes;
      }
    }
    return bytes.slice(MARK.length, bytes.length());
  }

  /// The client may be gone; then nobody reads this.
  private static Problem broken() {
    return Problem.of(
        ProblemType.MALFORMED_REQUEST, "the body ended early or is not framed as HTTP demands");
  }

  private static Problem tooLarge(long limit) {
    return Problem.of(
        ProblemType.TOO_LARGE,
        "the body is larger than the limit of " + limit + " bytes; send less in one request");
  }
}
