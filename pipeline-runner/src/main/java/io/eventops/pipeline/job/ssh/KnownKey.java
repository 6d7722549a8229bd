package io.eventops.pipeline.job.ssh;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/// A host key in the form of OpenSSH, without its comment; or only the fingerprint of one.
///
/// @param type empty when only the fingerprint is known
/// @param encoded the key in Base64, or `SHA256:...`
record KnownKey(String type, String encoded) {
  private static final String FINGERPRINT = "SHA256:";

  /// @throws IllegalArgumentException for a text that is neither
  static KnownKey parse(String text) {
    if (text.startsWith(FINGERPRINT)) {
      // some programs pad it
      return new KnownKey("", text.strip().replace("=", ""));
    }
    String[] words = text.strip().split("\\s+", 3);
    if (words.length < 2) {
      throw new IllegalArgumentException(
          "'" + text + "' is no host key; it looks like 'ssh-ed25519 AAAA...'");
    }
    return new KnownKey(words[0], words[1]);
  }

  static KnownKey of(PublicKey key) {
    return parse(PublicKeyEntry.toString(key));
  }

  boolean isFingerprint() {
    return type.isEmpty();
  }

  /// Whether a machine that shows this whole key is the one that is known.
  boolean isShownBy(KnownKey shown) {
    return isFingerprint() ? encoded.equals(shown.digest()) : equals(shown);
  }

  /// For people: as `ssh-keygen -l` shows it, with the type where it is known.
  String fingerprint() {
    return isFingerprint() ? encoded : type + " " + digest();
  }

  private String digest() {
    try {
      byte[] blob = Base64.getDecoder().decode(encoded.getBytes(StandardCharsets.US_ASCII));
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(blob);
      return FINGERPRINT + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (IllegalArgumentException _) {
      return "(not readable)";
    } catch (NoSuchAlgorithmException fault) {
      throw new IllegalStateException(fault);
    }
  }

  @Override
  public String toString() {
    return isFingerprint() ? encoded : type + " " + encoded;
  }
}
