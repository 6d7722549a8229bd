package io.eventops.model.definition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Files of the test class path.
final class Resource {
  private Resource() {}

  static String read(String path) {
    try (InputStream file = Resource.class.getResourceAsStream(path)) {
      byte[] bytes = Objects.requireNonNull(file, path).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
