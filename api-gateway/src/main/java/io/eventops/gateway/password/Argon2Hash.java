package io.eventops.gateway.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// A password hashed with Argon2id (RFC 9106).
///
/// @param salt in Base64 without padding
/// @param hash in Base64 without padding
record Argon2Hash(Cost cost, String salt, String hash) implements StoredPassword {
  private static final int HASH_BYTES = 32;
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{11,86})");

  /// What one guess costs.
  ///
  /// @param memory in KiB
  /// @param passes over the memory
  /// @param lanes that could be computed at the same time
  record Cost(int memory, int passes, int lanes) {
    /// As the OWASP Password Storage Cheat Sheet recommends.
    static final Cost RECOMMENDED = new Cost(19_456, 2, 1);
  }

  static Argon2Hash of(String password, byte[] salt, Cost cost) {
    return new Argon2Hash(cost, base64(salt), base64(compute(password, salt, cost, HASH_BYTES)));
  }

  /// Reads the PHC form, as in `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`.
  static Argon2Hash parse(String phc) {
    Matcher parts = PHC.matcher(phc);
    if (!parts.matches()) {
      throw new IllegalArgumentException("the stored password is not Argon2id in PHC form");
    }
    Cost cost =
        new Cost(
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)));
    return new Argon2Hash(cost, parts.group(4), parts.group(5));
  }

  String phc() {
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(cost.memory, cost.passes, cost.lanes, salt, hash);
  }

  @Override
  public boolean matches(String password) {
    byte[] expected = Base64.getDecoder().decode(hash);
    byte[] actual = compute(password, Base64.getDecoder().decode(salt), cost, expected.length);
    return MessageDigest.isEqual(expected, actual);
  }

  private static byte[] compute(String password, byte[] salt, Cost cost, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memory)
            .withIterations(cost.passes)
            .withParallelism(cost.lanes)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[length];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "Argon2Hash[***]";
  }
}
