package io.eventops.standalone;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A type of Go, as far as its JSON decoder cares: what it refuses, and what it would leave at the
/// zero value without a word because it is not there.
sealed interface GoType {
  GoType ANYTHING = (Scalar) _ -> true;
  GoType TEXT = (Scalar) String.class::isInstance;
  GoType FLAG = (Scalar) Boolean.class::isInstance;
  GoType UINT = (Scalar) GoType::isUnsigned;
  GoType TIME = (Scalar) GoType::isTime;

  /// @param json of maps, lists, texts, numbers, booleans and null
  /// @param complaints gets a line for each place that is not as this type wants it
  void read(String path, @Nullable Object json, List<String> complaints);

  @FunctionalInterface
  non-sealed interface Scalar extends GoType {
    boolean takes(@Nullable Object json);

    @Override
    default void read(String path, @Nullable Object json, List<String> complaints) {
      if (!takes(json)) {
        complaints.add(path + " is " + json);
      }
    }
  }

  /// A pointer: null is a value of its own.
  record OrNull(GoType type) implements GoType {
    @Override
    public void read(String path, @Nullable Object json, List<String> complaints) {
      if (json != null) {
        type.read(path, json, complaints);
      }
    }
  }

  /// A slice, for which null is the empty one.
  record ListOf(GoType element) implements GoType {
    @Override
    public void read(String path, @Nullable Object json, List<String> complaints) {
      switch (json) {
        case null -> {}
        case List<?> list -> {
          for (int i = 0; i < list.size(); i++) {
            element.read(path + "[" + i + "]", list.get(i), complaints);
          }
        }
        default -> complaints.add(path + " is no list but " + json);
      }
    }
  }

  /// A map with any keys; null is the empty one.
  record MapOf(GoType value) implements GoType {
    @Override
    public void read(String path, @Nullable Object json, List<String> complaints) {
      switch (json) {
        case null -> {}
        case Map<?, ?> map ->
            map.forEach((key, member) -> value.read(path + "." + key, member, complaints));
        default -> complaints.add(path + " is no object but " + json);
      }
    }
  }

  /// Members it does not know are ignored, but letter case counts only when it has to choose.
  record Struct(Map<String, GoType> members) implements GoType {
    Struct with(GoType type, String... names) {
      Map<String, GoType> more = new LinkedHashMap<>(members);
      for (String name : names) {
        more.put(name, type);
      }
      return new Struct(more);
    }

    @Override
    public void read(String path, @Nullable Object json, List<String> complaints) {
      if (!(json instanceof Map<?, ?> object)) {
        complaints.add(path + " is no object but " + json);
        return;
      }
      object.forEach(
          (name, value) ->
              member(name.toString())
                  .ifPresent(type -> type.read(path + "." + name, value, complaints)));
      members.keySet().stream()
          .filter(name -> !object.containsKey(name))
          .forEach(name -> complaints.add(path + "." + name + " is missing"));
    }

    private Optional<GoType> member(String name) {
      return Optional.ofNullable(members.get(name))
          .or(
              () ->
                  members.entrySet().stream()
                      .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                      .map(Map.Entry::getValue)
                      .findFirst());
    }
  }

  static Struct struct() {
    return new Struct(Map.of());
  }

  private static boolean isUnsigned(@Nullable Object json) {
    return switch (json) {
      case Integer number -> number >= 0;
      case Long number -> number >= 0;
      case BigInteger number -> number.signum() >= 0 && number.bitLength() <= Long.SIZE;
      case null, default -> false;
    };
  }

  /// RFC 3339 as Go has it: with seconds, and a zone with a colon.
  private static boolean isTime(@Nullable Object json) {
    Pattern shape =
        Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");
    try {
      return json instanceof String text
          && shape.matcher(text).matches()
          && OffsetDateTime.parse(text).getYear() > 0;
    } catch (DateTimeException _) {
      return false;
    }
  }
}
