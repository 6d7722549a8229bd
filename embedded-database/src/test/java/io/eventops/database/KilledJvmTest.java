package io.eventops.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several JVMs, and JVMs that die.
final class KilledJvmTest {
  @TempDir private Path folder;

  @Test
  void keepsCommittedRowsAndEndsTheLeftoverServer() throws Exception {
    Path home = folder.resolve("data of mine");
    ProcessHandle leftover;
    try (ChildJvm child = ChildJvm.start(home, CacheDirectory.standard())) {
      DatabaseAddress address = child.address();
      Queries.execute(address, "create table kept (word varchar(20) primary key)");
      Queries.execute(address, "insert into kept values ('committed')");
      leftover = child.server();
      child.kill();
    }
    assertThat(isRunning(leftover)).isTrue();

    try (EmbeddedDatabase database = EmbeddedDatabase.start(home)) {
      assertThat(isRunning(leftover)).isFalse();
      assertThat(Queries.value(database.address(), "select word from kept")).isEqualTo("committed");
    }
  }

  @Test
  void leavesTheServersOfOtherDirectoriesAlone() throws IOException, SQLException {
    try (EmbeddedDatabase one = EmbeddedDatabase.start(folder.resolve("data"));
        EmbeddedDatabase _ = EmbeddedDatabase.start(folder.resolve("data-2"))) {
      Leftover.end(folder.resolve("dat").toAbsolutePath());

      assertThat(Queries.value(one.address(), "select 1")).isEqualTo("1");
    }
  }

  @Test
  void stopsTheServerWhenTheJvmIsToldToEnd() throws Exception {
    try (ChildJvm child = ChildJvm.start(folder, CacheDirectory.standard())) {
      child.address();
      ProcessHandle server = child.server();

      child.terminate();

      assertThat(isRunning(server)).isFalse();
      assertThat(folder.resolve("mariadb.log")).content().contains("Shutdown complete");
    }
  }

  @Test
  void stopsTheServerWhenTheJvmIsToldToEndDuringTheStart() throws Exception {
    EmbeddedDatabase.start(folder).close();
    try (ChildJvm child = ChildJvm.start(folder, CacheDirectory.standard())) {
      Awaitility.await().until(() -> hasServer(folder));

      child.terminate();
    }

    assertThat(hasServer(folder)).isFalse();
  }

  @Test
  void refusesTheDirectoryOfAnotherLiveJvm() throws Exception {
    try (ChildJvm first = ChildJvm.start(folder, CacheDirectory.standard())) {
      DatabaseAddress address = first.address();

      try (ChildJvm second = ChildJvm.start(folder, CacheDirectory.standard())) {
        assertThat(second.refusal()).contains("in use by process", folder.toString());
      }

      assertThat(Queries.value(address, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void keepsTheDirectoryAfterItRefusedASecondStartOfItsOwn() throws Exception {
    try (EmbeddedDatabase _ = EmbeddedDatabase.start(folder)) {
      assertThatThrownBy(() -> EmbeddedDatabase.start(folder)).isInstanceOf(DirectoryInUse.class);

      try (ChildJvm other = ChildJvm.start(folder, CacheDirectory.standard())) {
        assertThat(other.refusal()).contains("in use by process");
      }
    }
  }

  @Test
  void unpacksOnceWhenTwoJvmsStartWithAColdCache() throws Exception {
    Path cache = folder.resolve("cold cache");
    try (ChildJvm one = ChildJvm.start(folder.resolve("one"), cache);
        ChildJvm other = ChildJvm.start(folder.resolve("other"), cache)) {
      assertThat(Queries.value(one.address(), "select 1")).isEqualTo("1");
      assertThat(Queries.value(other.address(), "select 1")).isEqualTo("1");
    }

    try (Stream<Path> entries = Files.list(cache)) {
      assertThat(entries.map(entry -> entry.getFileName().toString()))
          .containsExactlyInAnyOrder("unpack.lock", Platform.current().name());
    }
  }

  private static boolean hasServer(Path home) {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .anyMatch(line -> line.contains("--datadir=" + home + "/"));
  }

  /// A process that nobody has reaped yet is alive for its handle, but has no command line.
  private static boolean isRunning(ProcessHandle process) {
    return process.info().arguments().isPresent();
  }
}
