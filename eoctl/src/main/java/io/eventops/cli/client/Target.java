package io.eventops.cli.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Path and query of a request below `/api`; everything given to it is encoded.
public record Target(String text) {

  public static Target of(Object... segments) {
    return new Target(
        Stream.of(segments)
            .map(segment -> encode(segment.toString()))
            .collect(Collectors.joining("/", "/api/", "")));
  }

  /// The collection itself, with the slash at the end that the old servers want.
  public static Target all(Object... segments) {
    return new Target(of(segments).text() + "/");
  }

  /// With one more parameter, empty or not.
  public Target with(String name, Object value) {
    String joint = text.contains("?") ? "&" : "?";
    return new Target(text + joint + encode(name) + "=" + encode(value.toString()));
  }

  /// With one more parameter, unless it is empty.
  public Target withGiven(String name, String value) {
    return value.isEmpty() ? this : with(name, value);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
