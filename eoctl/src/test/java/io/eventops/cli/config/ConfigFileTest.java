package io.eventops.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventops.cli.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigFileTest {
  @TempDir Path folder = Path.of("");

  @Test
  void readsTheFileOfTheOldEoctlAndTightensIt() throws IOException {
    Path path = folder.resolve("old.yaml");
    Files.writeString(
        path,
        """
        userInfos:
            - server: http://127.0.0.1:8080
              username: kakj
              token: a.b.c
              default: true
            - server: http://127.0.0.1:8080
              username: "0777"
              token: d.e.f
              default: false
        """);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));

    Accounts accounts = new ConfigFile(path).read();

    assertThat(accounts.all())
        .containsExactly(
            new Account("http://127.0.0.1:8080", "kakj", "a.b.c", "", true),
            new Account("http://127.0.0.1:8080", "0777", "d.e.f", "", false));
    assertThat(permissions(path)).isEqualTo("rw-------");
  }

  @Test
  void writesWhatTheOldEoctlReads() throws IOException {
    Path path = folder.resolve("new.yaml");

    new ConfigFile(path)
        .update(all -> all.loggedIn(new Account("http://h:1", "1e3", "t", "r", false)));

    assertThat(path)
        .hasContent(
            """
            userInfos:
              - server: http://h:1
                username: "1e3"
                token: t
                refreshToken: r
                default: true
            """);
    assertThat(permissions(path)).isEqualTo("rw-------");
  }

  @Test
  void replacesWhatALinkPointsTo() throws IOException {
    Path real = Files.writeString(folder.resolve("real.yaml"), "userInfos: []\n");
    Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), real);

    new ConfigFile(link).update(all -> all.loggedIn(new Account("http://h", "u", "t", "", false)));

    assertThat(link).isSymbolicLink();
    assertThat(Files.readString(real)).contains("username: u");
  }

  @Test
  void losesNoChangeOfManyAtOnce() {
    ConfigFile file = new ConfigFile(folder.resolve("many.yaml"));

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 20)
          .forEach(
              number ->
                  threads.execute(
                      () ->
                          file.update(
                              all ->
                                  all.loggedIn(
                                      new Account("http://h", "u" + number, "t", "", false)))));
    }

    assertThat(file.read().all()).hasSize(20);
    assertThat(file.read().all()).filteredOn(Account::isDefault).hasSize(1);
  }

  @Test
  void leavesNoOtherFileThanItsLock() throws IOException {
    ConfigFile file = new ConfigFile(folder.resolve("c.yaml"));

    file.update(all -> all.loggedIn(new Account("http://h", "u", "t", "", false)));

    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(each -> each.getFileName().toString()).sorted().toList();
      assertThat(names).containsExactly("c.yaml", "c.yaml.lock");
    }
  }

  @Test
  void saysWhatIsWrongWithABrokenFile() throws IOException {
    Path path = Files.writeString(folder.resolve("bad.yaml"), "userInfos:\n  server: x\n");

    assertThatThrownBy(() -> new ConfigFile(path).read())
        .isInstanceOf(Failure.class)
        .hasMessageContaining("bad.yaml")
        .hasMessageContaining("userInfos");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
