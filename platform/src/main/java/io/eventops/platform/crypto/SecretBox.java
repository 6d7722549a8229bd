package io.eventops.platform.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts what must not lie in the database in plain text: AES-256-GCM (NIST SP 800-38D) with a
/// fresh 96-bit nonce per text. Bound to a purpose, so that a box cannot be moved to another row.
///
/// Layout: version byte 1, nonce (12 bytes), ciphertext with the 16-byte tag.
public final class SecretBox {
  private static final byte VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY_BYTES = 32;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  private SecretBox(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /// @param key 32 bytes in Base64, or any text of at least 16 characters, which is hashed to a key
  public static SecretBox of(String key) {
    byte[] bytes = decoded(key);
    if (bytes.length == KEY_BYTES) {
      return new SecretBox(bytes);
    }
    if (key.length() < 16) {
      throw new IllegalArgumentException("the secret key needs at least 16 characters");
    }
    return new SecretBox(Digests.sha256(key));
  }

  private static byte[] decoded(String key) {
    try {
      return Base64.getDecoder().decode(key);
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  /// @param purpose what the text belongs to, such as `actuator:17`; needed again to open the box
  public byte[] seal(String text, String purpose) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed =
        crypt(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8), purpose);
    return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
        .put(VERSION)
        .put(nonce)
        .put(sealed)
        .array();
  }

  /// @throws IllegalStateException when the key is another one, or the box was changed or moved
  public String open(byte[] box, String purpose) {
    if (box.length < 1 + NONCE_BYTES || box[0] != VERSION) {
      throw new IllegalStateException("not a sealed text: " + purpose);
    }
    ByteBuffer buffer = ByteBuffer.wrap(box, 1, box.length - 1);
    byte[] nonce = new byte[NONCE_BYTES];
    buffer.get(nonce);
    byte[] sealed = new byte[buffer.remaining()];
    buffer.get(sealed);
    return new String(crypt(Cipher.DECRYPT_MODE, nonce, sealed, purpose), StandardCharsets.UTF_8);
  }

  private byte[] crypt(int mode, byte[] nonce, byte[] input, String purpose) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException(
          "cannot open the sealed text of "
              + purpose
              + ": is the secret key the one it was made with?",
          fault);
    }
  }

  /// Compares in constant time.
  public static boolean same(byte[] one, byte[] other) {
    return MessageDigest.isEqual(one, other);
  }
}
