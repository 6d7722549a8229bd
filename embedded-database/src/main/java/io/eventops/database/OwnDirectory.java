package io.eventops.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Directories and files that only the user of this process may read.
final class OwnDirectory {
  static final FileAttribute<Set<PosixFilePermission>> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private OwnDirectory() {}

  /// Makes the directory where it is missing.
  ///
  /// @return its real path, without symbolic links
  static Path at(Path directory) throws IOException {
    return Files.createDirectories(directory, DIRECTORY).toRealPath();
  }

  /// Whether this user owns the directory and may write to it. Program files are only run from such
  /// a place: another user could have put his own there.
  static boolean isOurs(Path directory) throws IOException {
    if (!Files.isWritable(directory)) {
      return false;
    }
    Path probe = Files.createTempFile(directory, ".probe", "", FILE);
    try {
      return Files.getOwner(probe).equals(Files.getOwner(directory));
    } finally {
      Files.delete(probe);
    }
  }

  /// Whether this process runs as root: what it writes belongs to user 0.
  static boolean belongsToRoot(Path file) throws IOException {
    return Integer.valueOf(0).equals(Files.getAttribute(file, "unix:uid"));
  }
}
