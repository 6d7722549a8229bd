package io.eventops.standalone;

import io.eventops.platform.crypto.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// The folder that holds everything a standalone installation knows: database, logs, and the
/// secrets that are made on the first start. Readable by its owner only.
public record DataDirectory(Path path) {
  private static final int SECRET_LETTERS = 50;

  /// Makes the folder when it is not there.
  public static DataDirectory open(Path path) {
    try {
      Path absolute = path.toAbsolutePath().normalize();
      if (!Files.isDirectory(absolute)) {
        Path parent = absolute.getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        Files.createDirectory(
            absolute,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      if (!Files.isWritable(absolute)) {
        throw new IllegalStateException("cannot write to the data directory " + absolute);
      }
      return new DataDirectory(absolute);
    } catch (IOException fault) {
      throw new UncheckedIOException("cannot make the data directory " + path, fault);
    }
  }

  public Path database() {
    return path.resolve("mariadb");
  }

  Path configFile() {
    return path.resolve("config.yaml");
  }

  /// The address under which this installation serves, while it does.
  Path addressFile() {
    return path.resolve("address");
  }

  /// A secret of this installation, made on the first call and the same ever after.
  public String secret(String name) {
    Path file = path.resolve("secrets").resolve(name);
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(file.getParent());
        writePrivately(file, Digests.token(SECRET_LETTERS));
      }
      return Files.readString(file).strip();
    } catch (IOException fault) {
      throw new UncheckedIOException("cannot keep a secret in " + file, fault);
    }
  }

  /// Says where this installation serves; null: nowhere.
  public void announce(@Nullable String address) {
    try {
      if (address == null) {
        Files.deleteIfExists(addressFile());
      } else {
        Path draft = path.resolve("address.new");
        Files.writeString(draft, address + "\n");
        Files.move(draft, addressFile(), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException fault) {
      throw new UncheckedIOException("cannot write " + addressFile(), fault);
    }
  }

  private static void writePrivately(Path file, String text) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(draft, text + "\n", StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    Files.move(draft, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }
}
