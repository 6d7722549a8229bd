package io.eventops.database;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Servers of this data directory that outlived their JVM. They are known by their command line and
/// not by a pid file: that can name a process that has long become another one, and is not there
/// yet when the JVM dies early.
final class Leftover {
  private static final Logger LOGGER = LoggerFactory.getLogger(Leftover.class);

  private static final Duration ORDERLY_STOP = Duration.ofSeconds(60);

  private static final Duration KILL = Duration.ofSeconds(10);

  private Leftover() {}

  /// Call only while holding the lock of the data directory.
  static void end(Path home) {
    List<ProcessHandle> found =
        ProcessHandle.allProcesses().filter(process -> servesBelow(home, process)).toList();
    for (ProcessHandle server : found) {
      LOGGER.atWarn().addKeyValue("pid", server.pid()).log("ending a leftover database server");
      server.destroy();
      if (!Poll.until(ORDERLY_STOP, () -> !servesBelow(home, server))) {
        server.destroyForcibly();
        if (!Poll.until(KILL, () -> !servesBelow(home, server))) {
          throw new DatabaseFault(
              "process "
                  + server.pid()
                  + " still serves the data directory "
                  + home
                  + " and cannot be killed; end it by hand");
        }
      }
    }
  }

  /// A process that has ended but was not yet reaped has no command line any more.
  private static boolean servesBelow(Path home, ProcessHandle process) {
    ProcessHandle.Info info = process.info();
    return info.command().orElse("").contains("/" + ProgramFiles.SERVER)
        && Arrays.stream(info.arguments().orElse(new String[0]))
            .anyMatch(argument -> argument.startsWith("--datadir=" + home + "/"));
  }
}
