package io.eventops.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.model.shell.ShellScript;
import io.eventops.pipeline.actuator.HostKeys;
import io.eventops.pipeline.job.local.LocalShell;
import io.eventops.pipeline.job.ssh.SshConnector;
import io.eventops.pipeline.job.ssh.SshLogin;
import io.eventops.pipeline.job.ssh.SshSettings;
import io.eventops.pipeline.job.ssh.SshTarget;
import io.eventops.platform.settings.Secret;
import io.eventops.testkit.ssh.SshMachine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class ManyJobsTest {
  private static final int MACHINES = 10;
  private static final int JOBS = 1_000;
  private static final int TOGETHER = 40;

  private static final HostKeys UNKNOWN =
      new HostKeys() {
        @Override
        public Optional<String> pinned(long actuatorId) {
          return Optional.empty();
        }

        @Override
        public String pin(long actuatorId, String key) {
          return key;
        }
      };

  @Test
  void runsAThousandJobsOnTenMachines(TestReporter reporter)
      throws InterruptedException, ExecutionException {
    List<SshMachine> machines =
        IntStream.range(0, MACHINES).mapToObj(_ -> SshMachine.start()).toList();
    long begin = System.nanoTime();

    int succeeded = 0;
    try (SshConnector connector = new SshConnector(UNKNOWN, SshSettings.DEFAULT);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Semaphore together = new Semaphore(TOGETHER);
      List<Future<JobOutcome>> outcomes = new ArrayList<>();
      for (int i = 0; i < JOBS; i++) {
        JobHost host = connector.host(target(i % MACHINES, machines));
        Job job = job(i);
        together.acquire();
        outcomes.add(
            threads.submit(
                () -> {
                  try {
                    return host.run(job, new Recorder());
                  } finally {
                    together.release();
                  }
                }));
      }
      for (Future<JobOutcome> outcome : outcomes) {
        succeeded += outcome.get().equals(new JobOutcome.Exited(0, Map.of(), 6)) ? 1 : 0;
      }
    }

    assertThat(succeeded).isEqualTo(JOBS);
    reporter.publishEntry("jobs", JOBS + " in " + seconds(begin) + " s");
    machines.forEach(SshMachine::close);
  }

  @Test
  void tellsHowLongOneJobTakes(@TempDir Path folder, TestReporter reporter)
      throws InterruptedException {
    JobHost local = new ShellJobHost(new LocalShell(folder));
    reporter.publishEntry("local, median ms", median(local));

    try (SshMachine machine = SshMachine.start();
        SshConnector connector = new SshConnector(UNKNOWN, SshSettings.DEFAULT)) {
      JobHost remote = connector.host(target(0, List.of(machine)));
      reporter.publishEntry("ssh on a kept connection, median ms", median(remote));
    }
  }

  private static String median(JobHost host) throws InterruptedException {
    List<Long> micros = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      long begin = System.nanoTime();
      JobOutcome outcome = host.run(job(i), new Recorder());
      micros.add(Duration.ofNanos(System.nanoTime() - begin).toNanos() / 1_000);
      assertThat(outcome).isEqualTo(new JobOutcome.Exited(0, Map.of(), 6));
    }
    micros.subList(0, 20).clear();
    micros.sort(null);
    return String.valueOf(micros.get(micros.size() / 2) / 1_000.0);
  }

  private static String seconds(long begin) {
    return String.valueOf((System.nanoTime() - begin) / 1_000_000_000.0);
  }

  private static SshTarget target(int number, List<SshMachine> machines) {
    SshMachine machine = machines.get(number);
    return new SshTarget(
        number,
        machine.host(),
        machine.port(),
        machine.user(),
        new SshLogin.Password(new Secret(machine.password())),
        "");
  }

  private static Job job(int number) {
    JobScript script = JobScript.of(new ShellScript("", "echo hello"), List.of(), Map.of(), true);
    return new Job(new JobId(1, number, Instant.EPOCH), script, 0, Job.Start.ONCE);
  }
}
