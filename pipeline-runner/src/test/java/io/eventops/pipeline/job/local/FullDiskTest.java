package io.eventops.pipeline.job.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.eventops.model.shell.ShellScript;
import io.eventops.pipeline.job.HostProcess;
import io.eventops.pipeline.job.HostRefused;
import io.eventops.pipeline.job.HostShell;
import io.eventops.pipeline.job.Job;
import io.eventops.pipeline.job.JobHost;
import io.eventops.pipeline.job.JobId;
import io.eventops.pipeline.job.JobScript;
import io.eventops.pipeline.job.Recorder;
import io.eventops.pipeline.job.ShellJobHost;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
  @TempDir private Path folder;

  /// A machine whose disk is full: a small file system in a mount namespace of its own.
  private record FullDisk(LocalShell shell) implements HostShell {
    private static final String MOUNT =
        "mount -t tmpfs -o size=64k none \"$1\" || exit 99; cd \"$1\";"
            + " head -c 1000000 /dev/zero > fill 2> /dev/null; shift; exec \"$@\"";

    @Override
    public HostProcess start(List<String> command) {
      List<String> mounted =
          new ArrayList<>(List.of("unshare", "-m", "bash", "-c", MOUNT, "mount", base()));
      mounted.addAll(command);
      return shell.start(mounted);
    }

    @Override
    public String name() {
      return "the full machine";
    }

    @Override
    public String base() {
      return shell.base();
    }

    @Override
    public Thread reader(Runnable reading) {
      return shell.reader(reading);
    }

    @Override
    public void close() {
      shell.close();
    }
  }

  @Test
  void startsNothingAndSaysWhy() throws InterruptedException, IOException {
    assumeTrue(mayMount(), "only root may mount a small file system");
    JobScript script =
        JobScript.of(
            new ShellScript("", "echo ran > " + folder.resolve("../ran")),
            List.of(),
            Map.of(),
            true);

    JobHost host = new ShellJobHost(new FullDisk(new LocalShell(folder)));

    assertThatThrownBy(
            () ->
                host.run(
                    new Job(new JobId(1, 1, Instant.EPOCH), script, 0, Job.Start.ONCE),
                    new Recorder()))
        .isInstanceOf(HostRefused.class)
        .hasMessageContainingAll(
            "the full machine could not store the job's files", "No space left on device");
    assertThat(folder.resolve("../ran")).doesNotExist();
  }

  private static boolean mayMount() throws InterruptedException, IOException {
    Process mount =
        new ProcessBuilder("unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt")
            .redirectErrorStream(true)
            .start();
    return mount.waitFor(10, TimeUnit.SECONDS) && mount.exitValue() == 0;
  }
}
