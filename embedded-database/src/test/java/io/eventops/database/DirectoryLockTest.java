package io.eventops.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirectoryLockTest {
  @TempDir private Path folder;

  @BeforeEach
  void resolve() throws IOException {
    folder = folder.toRealPath();
  }

  @Test
  void isTakenOnce() throws IOException {
    try (DirectoryLock _ = DirectoryLock.take(folder)) {
      assertThatThrownBy(() -> DirectoryLock.take(folder)).isInstanceOf(DirectoryInUse.class);
    }
  }

  @Test
  void isFreeAfterItsEnd() throws IOException {
    DirectoryLock.take(folder).close();

    try (DirectoryLock again = DirectoryLock.take(folder)) {
      assertThat(again).isNotNull();
    }
  }

  /// A server can outlive the object that stands for it: only the shutdown hook knows it then.
  @Test
  void isHeldEvenWhenNobodyRefersToIt() throws IOException {
    DirectoryLock.take(folder);

    System.gc();

    Awaitility.await().during(Duration.ofMillis(300)).until(this::isOpen);
  }

  private boolean isOpen() throws IOException {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      return descriptors.anyMatch(descriptor -> leadsTo(descriptor, folder.resolve("lock")));
    }
  }

  private static boolean leadsTo(Path link, Path target) {
    try {
      return Files.readSymbolicLink(link).equals(target);
    } catch (IOException _) {
      // closed in between
      return false;
    }
  }
}
