package io.eventops.pipeline.job.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.eventops.pipeline.job.HostRefused;
import io.eventops.pipeline.job.Job;
import io.eventops.pipeline.job.JobHost;
import io.eventops.pipeline.job.JobHostContract;
import io.eventops.pipeline.job.JobOutcome;
import io.eventops.pipeline.job.Recorder;
import io.eventops.platform.settings.Secret;
import io.eventops.testkit.ssh.SshMachine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SshJobHostTest extends JobHostContract {
  private final SshMachine machine = SshMachine.start();
  private final SshConnector connector =
      new SshConnector(new MemoryHostKeys(), SshSettings.DEFAULT);

  @Override
  protected JobHost host() {
    return connector.host(
        new SshTarget(
            1,
            machine.host(),
            machine.port(),
            machine.user(),
            new SshLogin.Password(new Secret(machine.password())),
            ""));
  }

  @Override
  protected Path home() {
    return machine.home();
  }

  @Override
  protected void disconnect(Future<?> following) {
    machine.dropConnections();
  }

  @AfterEach
  void close() {
    connector.close();
    machine.close();
  }

  @Test
  void isNotDisturbedByWhatTheProfilePrints() throws InterruptedException {
    machine.setProfile("echo Welcome; echo 'disk almost full' >&2; printf 'no newline'");
    Job job = job("echo a");
    Recorder recorder = new Recorder();

    JobOutcome outcome = host().run(job, recorder);

    assertThat(outcome).isEqualTo(new JobOutcome.Exited(0, Map.of(), 2));
    assertThat(recorder.text()).isEqualTo("a\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ">&2"})
  void saysWhatTheLoginSaidWhenItRunsNothing(String stream) throws InterruptedException {
    machine.setProfile("echo 'This account is currently not available.' " + stream + "; exit 1");

    assertThatThrownBy(() -> host().run(job("echo a"), new Recorder()))
        .isInstanceOf(HostRefused.class)
        .hasMessageEndingWith(
            " did not run bash (exit code 1); the login needs bash and a shell that runs"
                + " commands. It said: This account is currently not available.");
  }

  @Test
  void aLoginThatRunsNothingForAWhileIsNoEndOfAJobThatRuns() throws Exception {
    Path gate = home().resolve("gate");
    Job job = job("until test -e " + gate + "; do sleep 0.1; done");
    Job again = new Job(job.id(), job.script(), 0, Job.Start.NEVER);
    Recorder recorder = new Recorder();
    Thread follower = Thread.ofVirtual().start(() -> followUntilInterrupted(job, recorder));
    await().until(recorder::isStarted);
    follower.interrupt();
    machine.setProfile("echo 'System is going down.' >&2; exit 1");

    assertThatThrownBy(() -> host().run(again, new Recorder()))
        .isInstanceOf(HostRefused.class)
        .hasMessageContaining("System is going down.");

    machine.setProfile("");
    Files.createFile(gate);
    assertThat(host().run(again, new Recorder())).isEqualTo(new JobOutcome.Exited(0, Map.of(), 0));
  }

  private void followUntilInterrupted(Job job, Recorder recorder) {
    try {
      host().run(job, recorder);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void saysWhichProgramIsMissing() throws InterruptedException {
    machine.setProfile(
        "mkdir bin; ln -s /bin/bash /bin/mkdir /usr/bin/tail /usr/bin/wc /bin/cat bin; PATH=$PWD/bin");

    assertThatThrownBy(() -> host().run(job("echo a"), new Recorder()))
        .isInstanceOf(HostRefused.class)
        .hasMessageContainingAll("lacks a program", "flock", "not found");
  }

  @Test
  void saysThatBashIsMissing() throws InterruptedException {
    machine.setProfile("PATH=/nowhere");

    assertThatThrownBy(() -> host().run(job("echo a"), new Recorder()))
        .isInstanceOf(HostRefused.class)
        .hasMessageContainingAll("did not run bash", "not found");
  }

  @Test
  void startsNothingWhenTheFilesCannotBeWritten() throws InterruptedException {
    machine.setProfile("trap '' XFSZ; ulimit -f 0");
    Job job = job("touch ../../../../ran");

    assertThatThrownBy(() -> host().run(job, new Recorder()))
        .isInstanceOf(HostRefused.class)
        .hasMessageContainingAll("could not store the job's files", "File too large");
    assertThat(home().resolve("ran")).doesNotExist();
    machine.setProfile("");
    assertThat(host().run(job, new Recorder())).isEqualTo(new JobOutcome.Exited(0, Map.of(), 0));
    assertThat(home().resolve("ran")).exists();
  }
}
