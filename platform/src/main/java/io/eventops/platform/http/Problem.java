package io.eventops.platform.http;

import io.eventops.model.validation.Violation;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request that cannot be done, for a reason that the caller is told.
public final class Problem extends RuntimeException {
  private final ProblemType type;
  private final String detail;
  private final transient List<Violation> violations;
  private final @Nullable Duration retryAfter;

  private Problem(
      ProblemType type, String detail, List<Violation> violations, @Nullable Duration retryAfter) {
    super(detail, null, false, false);
    this.type = type;
    this.detail = detail;
    this.violations = violations;
    this.retryAfter = retryAfter;
  }

  /// @param detail what is wrong and what to do, safe to show
  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, List.of(), null);
  }

  public static Problem invalid(String detail, List<Violation> violations) {
    return new Problem(ProblemType.INVALID_DOCUMENT, detail, List.copyOf(violations), null);
  }

  /// Overload or a missing dependency; the answer carries `Retry-After`.
  public static Problem later(ProblemType type, String detail, Duration retryAfter) {
    return new Problem(type, detail, List.of(), retryAfter);
  }

  public static Problem notFound(String what) {
    return of(ProblemType.NOT_FOUND, "not find " + what);
  }

  public ProblemType type() {
    return type;
  }

  public String detail() {
    return detail;
  }

  public List<Violation> violations() {
    return violations;
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
