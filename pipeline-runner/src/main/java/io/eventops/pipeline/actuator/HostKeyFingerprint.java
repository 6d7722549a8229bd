package io.eventops.pipeline.actuator;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The fingerprint of a host key, as `ssh-keygen -l` prints it.
public final class HostKeyFingerprint {
  private static final String PREFIX = "SHA256:";

  private HostKeyFingerprint() {}

  /// @param key in OpenSSH form, as in `ssh-ed25519 AAAA... comment`, or a fingerprint
  /// @return as in `SHA256:...`; empty when the text is no key
  public static String of(String key) {
    if (key.startsWith(PREFIX)) {
      return key;
    }
    String[] words = key.strip().split("\\s+", 3);
    String encoded = words.length > 1 ? words[1] : words[0];
    try {
      byte[] blob = Base64.getDecoder().decode(encoded);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(blob);
      return blob.length == 0
          ? ""
          : PREFIX + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (IllegalArgumentException notBase64) {
      return "";
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
