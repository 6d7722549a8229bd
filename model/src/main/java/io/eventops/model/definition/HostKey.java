package io.eventops.model.definition;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The key a machine must show: a line as in `known_hosts` (`ssh-ed25519 AAAA...`), or its
/// fingerprint (`SHA256:...`).
public record HostKey(String text) {
  private static final Pattern LINE =
      Pattern.compile("((?:ssh|ecdsa|sk)-[A-Za-z0-9@.-]+) ([A-Za-z0-9+/]{16,}={0,2})(?: .*)?");
  private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}=?");

  /// Whether the text is a fingerprint and not the key itself.
  public boolean isFingerprint() {
    return text.startsWith("SHA256:");
  }

  /// Whether this can be a host key at all.
  static boolean isValid(String text) {
    Matcher line = LINE.matcher(text);
    return line.matches() ? decodes(line.group(2)) : FINGERPRINT.matcher(text).matches();
  }

  private static boolean decodes(String base64) {
    try {
      return Base64.getDecoder().decode(base64).length > 0;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
