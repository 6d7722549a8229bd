package io.eventops.platform.settings;

import java.nio.charset.StandardCharsets;

/// A text that must not be shown: its `toString` is masked, so it cannot slip into a log or an
/// answer.
public record Secret(String reveal) {
  public byte[] bytes() {
    return reveal.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "***";
  }
}
