package io.eventops.cli.config;

import io.eventops.cli.failure.Failure;
import io.eventops.model.validation.InvalidDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The accounts on disk, for the eyes of their owner only.
///
/// A change is made under a lock and appears at once or not at all, whoever else runs eoctl.
public final class ConfigFile {
  private static final Set<PosixFilePermission> PRIVATE =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path path;

  public ConfigFile(Path path) {
    this.path = path;
  }

  public Path path() {
    return path;
  }

  /// The accounts; none when there is no file yet.
  public Accounts read() {
    try {
      String text = Files.readString(path);
      tighten(path);
      return AccountsYaml.read(text);
    } catch (NoSuchFileException _) {
      return Accounts.NONE;
    } catch (InvalidDocument invalid) {
      throw Failure.refused(path + ": " + invalid.getMessage());
    } catch (IOException fault) {
      throw Failure.refused("cannot read " + path + ": " + fault.getMessage());
    }
  }

  /// Changes the accounts; nobody else changes them meanwhile.
  public Accounts update(UnaryOperator<Accounts> change) {
    return locked(
        () -> {
          Accounts changed = change.apply(read());
          write(changed);
          return changed;
        });
  }

  /// Does something that nobody else does at the same time.
  <T> T locked(Supplier<T> work) {
    try (FileGuard _ = FileGuard.of(path.resolveSibling(path.getFileName() + ".lock"))) {
      return work.get();
    } catch (IOException fault) {
      throw Failure.refused("cannot lock " + path + ": " + fault.getMessage());
    }
  }

  void write(Accounts accounts) {
    try {
      // a link is kept: what it points to is replaced
      Path real = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
      Path fresh = Files.createTempFile(real.getParent(), ".eoctl", ".tmp");
      try {
        byte[] text = AccountsYaml.write(accounts).getBytes(StandardCharsets.UTF_8);
        Files.write(fresh, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException fault) {
      throw Failure.refused("cannot write " + path + ": " + fault.getMessage());
    }
  }

  /// The old eoctl left it open to everybody.
  private static void tighten(Path file) {
    try {
      if (!Files.getPosixFilePermissions(file).equals(PRIVATE)) {
        Files.setPosixFilePermissions(file, PRIVATE);
      }
    } catch (IOException | UnsupportedOperationException _) {
      // somebody else's file, or a system without such permissions: it is read all the same
    }
  }
}
