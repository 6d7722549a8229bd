package io.eventops.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProgramFilesTest {
  @TempDir private static Path folder;
  private static Path base;

  @BeforeAll
  static void unpack() throws IOException {
    Path cache = folder.resolve("cache");
    Path unfinished = cache.resolve(Platform.current().name() + ".unpacking-1");
    Files.createDirectories(unfinished.resolve("bin"));

    base = unpacked(cache);

    assertThat(unfinished).doesNotExist();
  }

  @Test
  void areNotUnpackedAgain() throws IOException {
    FileTime before = Files.getLastModifiedTime(base);

    Path again = unpacked(folder.resolve("cache"));

    assertThat(again).isEqualTo(base);
    assertThat(Files.getLastModifiedTime(again)).isEqualTo(before);
  }

  @Test
  void areMendedWhenAFileIsMissing() throws IOException {
    Files.delete(base.resolve("share/english/errmsg.sys"));

    Path again = unpacked(folder.resolve("cache"));

    assertThat(again.resolve("share/english/errmsg.sys")).isNotEmptyFile();
    assertThat(again.resolve("damaged")).doesNotExist();
    assertThat(again.resolve(ProgramFiles.SERVER)).isExecutable();
  }

  @Test
  void goElsewhereWhenTheCacheCannotBeWritten() throws IOException {
    Path file = Files.createFile(folder.resolve("no directory"));

    Path usable = ProgramFiles.usable(file.resolve("cache"), folder.resolve("elsewhere"));

    assertThat(usable).isEqualTo(folder.resolve("elsewhere").toRealPath());
  }

  private static Path unpacked(Path cache) throws IOException {
    return ProgramFiles.unpacked(Platform.current(), cache, folder.resolve("elsewhere"));
  }
}
