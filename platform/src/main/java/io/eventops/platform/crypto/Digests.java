package io.eventops.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/// Digests and random tokens.
public final class Digests {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String TOKEN_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";

  private Digests() {}

  public static byte[] sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  public static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /// A random token of `[0-9a-z]`, about 5 bits a character.
  public static String token(int characters) {
    StringBuilder token = new StringBuilder(characters);
    for (int i = 0; i < characters; i++) {
      token.append(TOKEN_LETTERS.charAt(RANDOM.nextInt(TOKEN_LETTERS.length())));
    }
    return token.toString();
  }
}
