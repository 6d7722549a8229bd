package io.eventops.pipeline.job.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.eventops.model.shell.ShellScript;
import io.eventops.pipeline.job.HostRefused;
import io.eventops.pipeline.job.HostUnreachable;
import io.eventops.pipeline.job.Job;
import io.eventops.pipeline.job.JobHost;
import io.eventops.pipeline.job.JobId;
import io.eventops.pipeline.job.JobOutcome;
import io.eventops.pipeline.job.JobScript;
import io.eventops.pipeline.job.Recorder;
import io.eventops.platform.settings.Secret;
import io.eventops.testkit.ssh.SshMachine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SshConnectorTest {
  private static final JobOutcome SUCCESS = new JobOutcome.Exited(0, Map.of(), 0);
  private static final AtomicLong IDS = new AtomicLong();

  private final SshMachine machine = SshMachine.start();
  private final MemoryHostKeys hostKeys = new MemoryHostKeys();
  private final SshConnector connector = new SshConnector(hostKeys, SshSettings.DEFAULT);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    threads.shutdownNow();
    connector.close();
    machine.close();
  }

  @Test
  void logsInWithAPrivateKey() throws InterruptedException {
    SshLogin plain = new SshLogin.PrivateKey(new Secret(machine.privateKey("")), new Secret(""));
    SshLogin locked =
        new SshLogin.PrivateKey(
            new Secret(machine.privateKey("open sesame")), new Secret("open sesame"));

    assertThat(run(connector.host(target(plain)), "true")).isEqualTo(SUCCESS);
    assertThat(run(connector.host(target(locked)), "true")).isEqualTo(SUCCESS);
  }

  @Test
  void refusesAKeyThatCannotBeRead() {
    SshLogin wrongPassphrase =
        new SshLogin.PrivateKey(new Secret(machine.privateKey("right")), new Secret("wrong"));
    SshLogin noKey = new SshLogin.PrivateKey(new Secret("hello"), new Secret(""));

    assertThatThrownBy(() -> run(connector.host(target(wrongPassphrase)), "true"))
        .isInstanceOf(HostRefused.class)
        .hasMessageContaining("private key")
        .hasMessageContaining("passphrase");
    assertThatThrownBy(() -> run(connector.host(target(noKey)), "true"))
        .isInstanceOf(HostRefused.class);
  }

  @Test
  void aWrongPasswordIsRefusedAndNothingIsPinned() {
    SshLogin wrong = new SshLogin.Password(new Secret("wrong"));

    assertThatThrownBy(() -> run(connector.host(target(wrong)), "true"))
        .isInstanceOf(HostRefused.class)
        .hasMessageContaining("refused the login")
        .hasMessageContaining("password")
        .hasMessageNotContaining("wrong");
    assertThat(hostKeys.pinned(1)).isEmpty();
  }

  @Test
  void anUnreachablePortIsUnreachable() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    SshTarget target = new SshTarget(1, "127.0.0.1", port, "x", password(), "");

    assertThatThrownBy(() -> run(connector.host(target), "true"))
        .isInstanceOf(HostUnreachable.class)
        .hasMessageContaining("x@127.0.0.1:" + port);
  }

  @Test
  void aServerThatSaysNothingIsUnreachable() throws IOException {
    SshSettings impatient =
        new SshSettings(
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            8,
            8,
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(15));
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        SshConnector hurried = new SshConnector(hostKeys, impatient)) {
      SshTarget target = new SshTarget(1, "127.0.0.1", silent.getLocalPort(), "x", password(), "");

      assertThatThrownBy(() -> run(hurried.host(target), "true"))
          .isInstanceOf(HostUnreachable.class);
    }
  }

  @Test
  void pinsTheFirstHostKeyAndRefusesAnother() throws InterruptedException {
    run(connector.host(target(password())), "true");
    String pinned = hostKeys.pinned(1).orElseThrow();
    assertThat(machine.hostKey()).startsWith(pinned);
    machine.changeHostKey();
    machine.dropConnections();

    assertThatThrownBy(() -> run(connector.host(target(password())), "true"))
        .isInstanceOf(HostRefused.class)
        .hasMessageContaining(KnownKey.parse(pinned).fingerprint())
        .hasMessageContaining(KnownKey.parse(machine.hostKey()).fingerprint())
        .hasMessageContaining("reset-host-key");
    assertThat(hostKeys.pinned(1)).contains(pinned);
  }

  @Test
  void acceptsAGivenKeyOfAnyTypeAlsoWhenTheMachineHasOthers() throws InterruptedException {
    int id = 1;
    for (String type : List.of(KeyPairProvider.SSH_ED25519, KeyPairProvider.SSH_RSA)) {
      machine.setHostKey(type, type.equals(KeyPairProvider.SSH_RSA) ? 2048 : 256);
      String given = machine.hostKey() + " comment";
      machine.addHostKey(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
      hostKeys.pin(++id, given);

      assertThat(run(connector.host(target(id)), "true")).as(type).isEqualTo(SUCCESS);
    }
  }

  @Test
  void acceptsAFingerprintOfAnyKeyThatTheMachineHas() throws InterruptedException {
    machine.setHostKey(KeyPairProvider.SSH_RSA, 2048);
    String rsa = KnownKey.parse(machine.hostKey()).fingerprint().split(" ", 2)[1];
    machine.addHostKey(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
    String ecdsa = KnownKey.parse(machine.hostKey()).fingerprint().split(" ", 2)[1];
    hostKeys.pin(2, rsa);
    hostKeys.pin(3, ecdsa + "=");

    assertThat(run(connector.host(target(2)), "true")).isEqualTo(SUCCESS);
    assertThat(run(connector.host(target(3)), "true")).isEqualTo(SUCCESS);
  }

  @Test
  void refusesAMachineThatHasNoKeyOfTheFingerprint() {
    hostKeys.pin(2, "SHA256:" + "A".repeat(43));

    assertThatThrownBy(() -> run(connector.host(target(2)), "true"))
        .isInstanceOf(HostRefused.class)
        .hasMessageContaining("known is SHA256:AAAA")
        .hasMessageContaining("reset-host-key");
    await().until(() -> machine.openConnections() == 0);
  }

  @Test
  void keepsOneConnectionForManyJobs() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      run(connector.host(target(password())), "true");
    }

    assertThat(machine.connections()).isEqualTo(1);
  }

  @Test
  void usesMoreConnectionsWhenAllChannelsAreInUse() throws Exception {
    machine.limitChannels(3);

    List<Future<JobOutcome>> jobs = runTogether(10);

    for (Future<JobOutcome> job : jobs) {
      assertThat(job.get()).isEqualTo(SUCCESS);
    }
    assertThat(machine.connections()).isBetween(4, 8);
  }

  @Test
  void waitsForAChannelWhenNoMoreConnectionsAreAllowed() throws Exception {
    SshSettings narrow =
        new SshSettings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            2,
            1,
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofSeconds(15));
    try (SshConnector one = new SshConnector(hostKeys, narrow)) {
      List<Future<JobOutcome>> jobs = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        jobs.add(threads.submit(() -> run(one.host(target(password())), "true")));
      }

      for (Future<JobOutcome> job : jobs) {
        assertThat(job.get()).isEqualTo(SUCCESS);
      }
    }
    assertThat(machine.connections()).isEqualTo(1);
  }

  @Test
  void closesConnectionsThatNobodyUses() throws InterruptedException {
    SshSettings restless =
        new SshSettings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            8,
            8,
            Duration.ofSeconds(5),
            Duration.ofMillis(50),
            Duration.ofSeconds(15));
    try (SshConnector connector = new SshConnector(hostKeys, restless)) {
      run(connector.host(target(password())), "true");

      await().until(() -> machine.openConnections() == 0);

      assertThat(run(connector.host(target(password())), "true")).isEqualTo(SUCCESS);
    }
  }

  @Test
  void connectsAnewWhenTheConnectionWasLost() throws InterruptedException {
    run(connector.host(target(password())), "true");

    // several times: the loss may be seen at any step of the next job
    for (int loss = 1; loss <= 10; loss++) {
      machine.dropConnections();
      assertThat(run(connector.host(target(password())), "true")).isEqualTo(SUCCESS);
      assertThat(machine.connections()).isEqualTo(1 + loss);
    }
  }

  @Test
  void aChangedLoginNeverUsesTheFormerConnections() throws InterruptedException {
    run(connector.host(target(password())), "true");
    machine.refuseLogins(true);

    assertThatThrownBy(
            () -> run(connector.host(target(new SshLogin.Password(new Secret("other")))), "true"))
        .isInstanceOf(HostRefused.class);
    await().until(() -> machine.openConnections() == 0);
  }

  @Test
  void aListenerThatIsBusyStopsTheTransferAndNotTheJob() throws Exception {
    int size = 100 * 1024 * 1024;
    BlockingListener listener = new BlockingListener();
    Job job = job("head -c " + size + " /dev/zero");
    System.gc();
    long before = used();

    Future<JobOutcome> outcome =
        threads.submit(() -> connector.host(target(password())).run(job, listener));
    Path ended = machine.home().resolve(job.id().directory()).resolve("exit.code");
    await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(ended) && listener.blocks());
    System.gc();
    long kept = used() - before;
    listener.goOn();

    assertThat(outcome.get()).isEqualTo(new JobOutcome.Exited(0, Map.of(), size));
    assertThat(listener.received()).isEqualTo(size);
    assertThat(kept).isLessThan(16 * 1024 * 1024);
  }

  private List<Future<JobOutcome>> runTogether(int count) throws IOException {
    Path gate = machine.home().resolve("gate");
    List<Future<JobOutcome>> jobs = new ArrayList<>();
    List<Recorder> recorders = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Recorder recorder = new Recorder();
      recorders.add(recorder);
      Job job = job("until [ -e " + gate + " ]; do sleep 0.05; done");
      jobs.add(threads.submit(() -> connector.host(target(password())).run(job, recorder)));
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> recorders.stream().allMatch(Recorder::isStarted));
    Files.createFile(gate);
    return jobs;
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private SshTarget target(int actuatorId) {
    return new SshTarget(
        actuatorId, machine.host(), machine.port(), machine.user(), password(), "");
  }

  private SshTarget target(SshLogin login) {
    return new SshTarget(1, machine.host(), machine.port(), machine.user(), login, "");
  }

  private SshLogin password() {
    return new SshLogin.Password(new Secret(machine.password()));
  }

  private static JobOutcome run(JobHost host, String commands) throws InterruptedException {
    return host.run(job(commands), new Recorder());
  }

  private static Job job(String commands) {
    JobScript script = JobScript.of(new ShellScript("", commands), List.of(), Map.of(), true);
    return new Job(new JobId(1, IDS.incrementAndGet(), Instant.EPOCH), script, 0, Job.Start.ONCE);
  }
}
