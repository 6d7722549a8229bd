package io.eventops.pipeline.job.ssh;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/// A host key in the form of OpenSSH, without its comment.
record KnownKey(String type, String encoded) {

  /// @throws IllegalArgumentException for a text that is no key
  static KnownKey parse(String text) {
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

  /// As `ssh-keygen -l` shows it.
  String fingerprint() {
    try {
      byte[] blob = Base64.getDecoder().decode(encoded.getBytes(StandardCharsets.US_ASCII));
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(blob);
      return type + " SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (IllegalArgumentException _) {
      return type + " (not readable)";
    } catch (NoSuchAlgorithmException fault) {
      throw new IllegalStateException(fault);
    }
  }

  @Override
  public String toString() {
    return type + " " + encoded;
  }
}
