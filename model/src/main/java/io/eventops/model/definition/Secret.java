package io.eventops.model.definition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A text that must not be shown: `toString` is masked, [#reveal] is the only way to it.
public final class Secret {
  public static final String MASK = "***";

  private final String text;

  public Secret(String text) {
    this.text = text;
  }

  /// Whether somebody applied what was shown instead of the secret.
  boolean isMask() {
    return text.strip().equals(MASK);
  }

  public String reveal() {
    return text;
  }

  /// Compares in a time that does not depend on where the texts differ.
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return MASK;
  }

  private byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
