package io.eventops.pipeline.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// Replaces secrets in a stream by as many asterisks, also when a secret is split over chunks. The
/// length stays, so that offsets mean the same on both sides.
///
/// Bytes that may be the beginning of a secret are held back until the next chunk or [#flush]. Not
/// safe for several threads.
public final class Redactor {
  /// Shorter ones are no secrets, and masking them would make logs unreadable.
  private static final int SHORTEST = 4;

  private static final int SHORTEST_LINE = 16;
  private static final byte MASK = '*';

  private final List<byte[]> secrets;
  private byte[] held = new byte[0];
  private boolean[] masked = new boolean[0];

  private Redactor(List<byte[]> secrets) {
    this.secrets = secrets;
  }

  /// Of a secret with several lines, each long line is a secret too.
  public static Redactor of(Collection<String> secrets) {
    List<byte[]> all = new ArrayList<>();
    for (String secret : secrets) {
      if (secret.length() >= SHORTEST) {
        all.add(secret.getBytes(StandardCharsets.UTF_8));
        secret
            .lines()
            .filter(line -> line.length() >= SHORTEST_LINE && line.length() < secret.length())
            .forEach(line -> all.add(line.getBytes(StandardCharsets.UTF_8)));
      }
    }
    return new Redactor(all);
  }

  /// What may be shown now.
  public byte[] push(byte[] chunk) {
    if (secrets.isEmpty()) {
      return chunk;
    }
    byte[] text = Arrays.copyOf(held, held.length + chunk.length);
    System.arraycopy(chunk, 0, text, held.length, chunk.length);
    boolean[] hidden = Arrays.copyOf(masked, text.length);
    for (byte[] secret : secrets) {
      hide(text, secret, hidden);
    }
    int shown = text.length - heldBack(text);
    held = Arrays.copyOfRange(text, shown, text.length);
    masked = Arrays.copyOfRange(hidden, shown, text.length);
    return masked(text, hidden, shown);
  }

  /// What was held back; the stream has ended.
  public byte[] flush() {
    byte[] rest = masked(held, masked, held.length);
    held = new byte[0];
    masked = new boolean[0];
    return rest;
  }

  private static void hide(byte[] text, byte[] secret, boolean[] hidden) {
    for (int at = 0; at + secret.length <= text.length; at++) {
      if (matches(text, at, secret, secret.length)) {
        Arrays.fill(hidden, at, at + secret.length, true);
      }
    }
  }

  /// Length of the longest end of the text that some secret begins with.
  private int heldBack(byte[] text) {
    int longest = 0;
    for (byte[] secret : secrets) {
      int length = Math.min(secret.length - 1, text.length);
      while (length > longest && !matches(text, text.length - length, secret, length)) {
        length--;
      }
      longest = Math.max(longest, length);
    }
    return longest;
  }

  private static boolean matches(byte[] text, int at, byte[] secret, int length) {
    return text[at] == secret[0] && Arrays.equals(text, at, at + length, secret, 0, length);
  }

  private static byte[] masked(byte[] text, boolean[] hidden, int length) {
    byte[] shown = Arrays.copyOf(text, length);
    for (int i = 0; i < length; i++) {
      if (hidden[i]) {
        shown[i] = MASK;
      }
    }
    return shown;
  }
}
