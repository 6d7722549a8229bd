package io.eventops.pipeline.job.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.pipeline.job.Job;
import io.eventops.pipeline.job.JobHost;
import io.eventops.pipeline.job.JobHostContract;
import io.eventops.pipeline.job.JobOutcome;
import io.eventops.pipeline.job.Recorder;
import io.eventops.platform.settings.Secret;
import io.eventops.testkit.ssh.SshMachine;
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

    assertThat(host().run(job("echo a"), new Recorder()))
        .isInstanceOfSatisfying(
            JobOutcome.NotStarted.class,
            outcome ->
                assertThat(outcome.reason())
                    .endsWith(
                        " did not run bash (exit code 1); the login needs bash and a shell that runs"
                            + " commands. It said: This account is currently not available."));
  }

  @Test
  void saysWhichProgramIsMissing() throws InterruptedException {
    machine.setProfile(
        "mkdir bin; ln -s /bin/bash /bin/mkdir /usr/bin/tail /usr/bin/wc /bin/cat bin; PATH=$PWD/bin");

    assertThat(host().run(job("echo a"), new Recorder()))
        .isInstanceOfSatisfying(
            JobOutcome.NotStarted.class,
            outcome -> assertThat(outcome.reason()).contains("flock").contains("not found"));
  }

  @Test
  void saysThatBashIsMissing() throws InterruptedException {
    machine.setProfile("PATH=/nowhere");

    assertThat(host().run(job("echo a"), new Recorder()))
        .isInstanceOfSatisfying(
            JobOutcome.NotStarted.class,
            outcome ->
                assertThat(outcome.reason()).contains("did not run bash").contains("not found"));
  }

  @Test
  void startsNothingWhenTheFilesCannotBeWritten() throws InterruptedException {
    machine.setProfile("trap '' XFSZ; ulimit -f 0");
    Job job = job("touch ../../../../ran");

    JobOutcome outcome = host().run(job, new Recorder());

    assertThat(outcome)
        .isInstanceOfSatisfying(
            JobOutcome.NotStarted.class,
            notStarted -> assertThat(notStarted.reason()).contains("File too large"));
    assertThat(home().resolve("ran")).doesNotExist();
    machine.setProfile("");
    assertThat(host().run(job, new Recorder())).isEqualTo(new JobOutcome.Exited(0, Map.of(), 0));
    assertThat(home().resolve("ran")).exists();
  }
}
