package io.eventops.pipeline.job.local;

import io.eventops.pipeline.job.JobHost;
import io.eventops.pipeline.job.JobHostContract;
import io.eventops.pipeline.job.ShellJobHost;
import java.nio.file.Path;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;

class LocalJobHostTest extends JobHostContract {
  @TempDir private Path folder;

  @Override
  protected JobHost host() {
    return new ShellJobHost(new LocalShell(folder));
  }

  @Override
  protected Path home() {
    return folder;
  }

  @Override
  protected void disconnect(Future<?> following) {
    following.cancel(true);
  }
}
