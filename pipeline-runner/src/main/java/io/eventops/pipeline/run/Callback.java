package io.eventops.pipeline.run;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// How a job may report outputs while it runs: with a token of its own, which is derived from the
/// key of this installation (HMAC-SHA-256), so that every process knows it and none stores it.
public final class Callback {
  private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
  private static final String PATH = "/api/pipeline/callback";

  private final String address;
  private final SecretKeySpec key;

  /// @param address of this server as machines reach it; empty: jobs are not told how to call back
  public Callback(String address, String key) {
    this.address = address;
    this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }

  /// 32 characters of `[0-9a-z]`.
  public String token(long runId, long taskId) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      String subject = "callback:" + runId + ":" + taskId;
      StringBuilder token = new StringBuilder();
      for (byte part : mac.doFinal(subject.getBytes(StandardCharsets.UTF_8))) {
        token.append(LETTERS.charAt(Byte.toUnsignedInt(part) % LETTERS.length()));
      }
      return token.toString();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
    }
  }

  /// Compares in constant time.
  boolean isToken(long runId, long taskId, String claimed) {
    return MessageDigest.isEqual(
        token(runId, taskId).getBytes(StandardCharsets.UTF_8),
        claimed.getBytes(StandardCharsets.UTF_8));
  }

  /// Compares in constant time.
  ///
  /// @param hash SHA-256 of the token, in hexadecimal
  static boolean matches(String hash, String claimed) {
    try {
      byte[] own =
          MessageDigest.getInstance("SHA-256").digest(claimed.getBytes(StandardCharsets.UTF_8));
      return MessageDigest.isEqual(HexFormat.of().parseHex(hash), own);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  Map<String, String> environment(long runId, long taskId) {
    return address.isEmpty()
        ? Map.of()
        : Map.of(
            "EVENTOPS_CALLBACK_URL",
            address + PATH,
            "EVENTOPS_CALLBACK_AUTH",
            token(runId, taskId));
  }
}
