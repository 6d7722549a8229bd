package io.eventops.gateway.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// How the ancestor kept passwords: hex of `md5(password, salt)`. Only read, and replaced at the
/// next log-in: md5 is guessed in no time.
record Md5Hash(String hex, String salt) implements StoredPassword {

  @Override
  public boolean matches(String password) {
    return MessageDigest.isEqual(
        md5(password + salt).getBytes(StandardCharsets.US_ASCII),
        hex.getBytes(StandardCharsets.UTF_8));
  }

  private static String md5(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has MD5", impossible);
    }
  }

  @Override
  public String toString() {
    return "Md5Hash[***]";
  }
}
