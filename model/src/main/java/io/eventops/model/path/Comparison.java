package io.eventops.model.path;

/// The comparing operators of a query.
enum Comparison {
  EQUAL,
  NOT_EQUAL,
  LESS,
  AT_MOST,
  GREATER,
  AT_LEAST;

  /// @param order negative, zero or positive, as of a comparator
  boolean accepts(int order) {
    return switch (this) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case GREATER -> order > 0;
      case AT_LEAST -> order >= 0;
    };
  }

  /// Minus zero is zero.
  boolean acceptsNumber(double left, double right) {
    return accepts(left == right ? 0 : left < right ? -1 : 1);
  }
}
