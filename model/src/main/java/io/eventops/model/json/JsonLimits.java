package io.eventops.model.json;

/// How large a document may be before it is refused.
///
/// @param maxLength bytes of the whole document
/// @param maxDepth objects and arrays inside each other
/// @param maxNameLength characters of a member's name
/// @param maxNumberLength characters of a number
public record JsonLimits(int maxLength, int maxDepth, int maxNameLength, int maxNumberLength) {
  /// Enough for every event and webhook body seen in practice.
  public static final JsonLimits DEFAULT = new JsonLimits(1 << 20, 64, 1024, 256);

  public JsonLimits {
    if (maxLength < 1
        || maxDepth < 1
        || maxDepth > 500
        || maxNameLength < 1
        || maxNumberLength < 1) {
      throw new IllegalArgumentException("limits are positive, and the depth is at most 500");
    }
  }
}
