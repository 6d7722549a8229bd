package io.eventops.platform.http;

/// Everything that can be wrong with a request, as a closed list: HTTP status and stable code.
public enum ProblemType {
  MALFORMED_REQUEST(400, "malformed-request", "The request cannot be read"),
  UNAUTHENTICATED(401, "unauthenticated", "Log in first"),
  FORBIDDEN(403, "forbidden", "Not allowed"),
  NOT_FOUND(404, "not-found", "There is no such thing"),
  METHOD_NOT_ALLOWED(405, "method-not-allowed", "This address does not take that method"),
  CONFLICT(409, "conflict", "This contradicts what is there"),
  TOO_LARGE(413, "too-large", "The request is too large"),
  INVALID_DOCUMENT(422, "invalid-document", "The document is not valid"),
  TOO_MANY_REQUESTS(429, "too-many-requests", "Slow down"),
  INTERNAL(500, "internal", "EventOps failed; the log has the cause"),
  UNAVAILABLE(503, "unavailable", "Not available now, try again");

  private final int status;
  private final String code;
  private final String title;

  ProblemType(int status, String code, String title) {
    this.status = status;
    this.code = code;
    this.title = title;
  }

  public int status() {
    return status;
  }

  /// Stable; programs may depend on it.
  public String code() {
    return code;
  }

  public String title() {
    return title;
  }
}
