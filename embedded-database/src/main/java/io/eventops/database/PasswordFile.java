package io.eventops.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;

/// The password of the embedded database, made on the first start, readable by its owner only.
record PasswordFile(Path file) {
  private static final int BYTES = 24;

  static PasswordFile in(Path home) {
    return new PasswordFile(home.resolve("password"));
  }

  String create() throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Path unfinished =
        Files.createTempFile(file.resolveSibling(""), ".password", "", OwnDirectory.FILE);
    Files.writeString(unfinished, password + "\n", StandardCharsets.US_ASCII);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    return password;
  }

  String read() throws IOException {
    if (!Files.exists(file)) {
      throw new DatabaseFault(
          "the password file "
              + file
              + " is missing; put it back, or remove the whole data directory to start empty");
    }
    return Files.readString(file, StandardCharsets.US_ASCII).strip();
  }
}
