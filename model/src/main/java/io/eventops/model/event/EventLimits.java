package io.eventops.model.event;

/// How large an event may be before it is refused.
///
/// @param length bytes of the JSON text, characters of the YAML text
/// @param entries entries of each of values, files and labels, and of users
/// @param valueLength characters of one value
public record EventLimits(int length, int entries, int valueLength) {
  /// One MiB in all, 1,000 entries, 256 Ki characters for one value.
  public static final EventLimits DEFAULT = new EventLimits(1 << 20, 1_000, 1 << 18);

  public EventLimits {
    if (length < 1 || entries < 1 || valueLength < 1) {
      throw new IllegalArgumentException("limits are positive");
    }
  }
}
