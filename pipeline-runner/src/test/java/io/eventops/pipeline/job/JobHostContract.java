package io.eventops.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.eventops.model.placeholder.InputReference;
import io.eventops.model.placeholder.Template;
import io.eventops.model.shell.ShellCommand;
import io.eventops.model.shell.ShellScript;
import io.eventops.model.shell.ShellTemplate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every [JobHost] promises.
@Timeout(90)
public abstract class JobHostContract {
  private static final AtomicLong IDS = new AtomicLong();
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  protected abstract JobHost host();

  /// The folder below which the directories of jobs are.
  protected abstract Path home();

  /// Breaks the connection of whoever follows a job now.
  protected abstract void disconnect(Future<?> following);

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Test
  void runsAScriptAndReturnsItsLogAndItsEnd() throws InterruptedException {
    Recorder recorder = new Recorder();

    JobOutcome outcome = host().run(job("echo out; echo err >&2; pwd"), recorder);

    String log = recorder.text();
    assertThat(log).startsWith("out\nerr\n").endsWith("\n");
    assertThat(outcome).isEqualTo(new JobOutcome.Exited(0, Map.of(), log.length()));
    assertThat(recorder.isStarted()).isTrue();
  }

  @Test
  void keepsTheFilesOfTheJobUnderTheirKnownNames() throws InterruptedException, IOException {
    Job job = job("echo $$; exit 4");

    Recorder recorder = new Recorder();
    host().run(job, recorder);

    Path folder = home().resolve(job.id().directory());
    assertThat(folder.resolve("nohup.pid")).hasContent(recorder.text());
    assertThat(folder.resolve("exit.code")).hasContent("4\n");
    assertThat(folder.resolve("nohup.log")).hasContent(recorder.text());
    assertThat(folder.resolve("nohup.sh")).isRegularFile();
    assertThat(Files.readString(folder.resolve("run.sh"))).isEqualTo(job.script().text());
    assertThat(Files.getPosixFilePermissions(folder)).hasSize(3);
  }

  @Test
  void doesNotTakeTheJobOfAnotherInstallationForItsOwn() throws InterruptedException {
    Job theirs = job("echo theirs");
    host().run(theirs, new Recorder());
    JobId id = new JobId(theirs.id().pipelineId(), theirs.id().taskId(), Instant.ofEpochSecond(1));
    Recorder recorder = new Recorder();

    Job ours = new Job(id, job("echo ours; exit 3").script(), 0, Job.Start.ONCE);
    JobOutcome outcome = host().run(ours, recorder);

    assertThat(outcome).isEqualTo(new JobOutcome.Exited(3, Map.of(), 5));
    assertThat(recorder.text()).isEqualTo("ours\n");
    assertThat(host().run(attached(ours), new Recorder())).isEqualTo(outcome);
    assertThat(host().remove(id)).isTrue();
    assertThat(home().resolve(id.directory()).resolve("nohup.log")).hasContent("theirs\n");
  }

  @Test
  void leavesAloneWhatTheAncestorLeft() throws InterruptedException, IOException {
    Job job = job("echo ours");
    Path folder = Files.createDirectories(home().resolve(job.id().directory()));
    Files.writeString(folder.resolve("run.sh"), "echo old\n");
    Files.writeString(folder.resolve("exit.code"), "7\n");

    JobOutcome outcome = host().run(job, new Recorder());

    assertThat(outcome).isEqualTo(new JobOutcome.Exited(0, Map.of(), 5));
    assertThat(folder.resolve("exit.code")).hasContent("7\n");
    assertThat(folder.resolve("run.sh")).hasContent("echo old\n");
  }

  @Test
  void killsNoJobOfAnotherInstallation() throws Exception {
    Job theirs = job("echo on; sleep 60");
    Recorder recorder = new Recorder();
    Future<JobOutcome> following = inBackground(() -> host().run(theirs, recorder));
    await().untilAsserted(() -> assertThat(recorder.text()).isEqualTo("on\n"));

    host()
        .kill(
            new JobId(theirs.id().pipelineId(), theirs.id().taskId(), Instant.ofEpochSecond(1)),
            GRACE);

    assertThat(following).isNotDone();
    host().kill(theirs.id(), GRACE);
    assertThat(following.get()).isEqualTo(new JobOutcome.Exited(143, Map.of(), 3));
  }

  private static Job attached(Job job) {
    return new Job(job.id(), job.script(), 0, Job.Start.NEVER);
  }

  @Test
  void aFailingCommandEndsTheScriptUnlessThatIsSwitchedOff() throws InterruptedException {
    Recorder stopping = new Recorder();
    Recorder goingOn = new Recorder();

    JobOutcome stopped = host().run(job("echo a; (exit 3); echo b"), stopping);
    JobOutcome wentOn =
        host()
            .run(
                job(JobScript.of(script("echo a; (exit 3); echo b"), List.of(), Map.of(), false)),
                goingOn);

    assertThat(stopped).isEqualTo(new JobOutcome.Exited(3, Map.of(), 2));
    assertThat(stopping.text()).isEqualTo("a\n");
    assertThat(wentOn).isEqualTo(new JobOutcome.Exited(0, Map.of(), 4));
    assertThat(goingOn.text()).isEqualTo("a\nb\n");
  }

  @Test
  void tellsTheCodeOfAnyEnd() throws InterruptedException {
    assertThat(run("exit 3")).isEqualTo(new JobOutcome.Exited(3, Map.of(), 0));
    assertThat(run("kill -9 $$")).isEqualTo(new JobOutcome.Exited(137, Map.of(), 0));
    assertThat(run("kill -TERM $$")).isEqualTo(new JobOutcome.Exited(143, Map.of(), 0));
    assertThat(run("kill -INT $$; echo alive")).isEqualTo(new JobOutcome.Exited(130, Map.of(), 0));
    assertThat(run("exec bash -c 'exit 9'")).isEqualTo(new JobOutcome.Exited(9, Map.of(), 0));
    assertThat(run("if true; then"))
        .isInstanceOfSatisfying(
            JobOutcome.Exited.class, exited -> assertThat(exited.code()).isNotZero());
  }

  @Test
  void streamsTheLogWhileTheJobRuns() throws Exception {
    Path gate = home().resolve("gate");
    Recorder recorder = new Recorder();

    Future<JobOutcome> outcome =
        inBackground(
            () ->
                host()
                    .run(
                        job("echo one; until [ -e " + gate + " ]; do sleep 0.05; done; echo two"),
                        recorder));
    await().untilAsserted(() -> assertThat(recorder.text()).isEqualTo("one\n"));
    assertThat(outcome).isNotDone();
    Files.createFile(gate);

    assertThat(outcome.get()).isEqualTo(new JobOutcome.Exited(0, Map.of(), 8));
    assertThat(recorder.text()).isEqualTo("one\ntwo\n");
  }

  @Test
  void reportsOutputsWhateverTheyContain() throws InterruptedException {
    ShellScript script =
        script(
            "a=$'it\\'s \"x\"\\n\\ttwo\\n\\n'; b='日本 🙂 $(x) `y` \\'; empty=; d=\"${b}\"; unset c");

    JobOutcome outcome =
        host()
            .run(
                job(JobScript.of(script, List.of("a", "b", "c", "empty"), Map.of(), true)),
                new Recorder());

    assertThat(outcome)
        .isEqualTo(
            new JobOutcome.Exited(
                0, Map.of("a", "it's \"x\"\n\ttwo\n\n", "b", "日本 🙂 $(x) `y` \\", "empty", ""), 0));
  }

  @Test
  void reportsOutputsAlsoAfterExitInTheMiddleAndAfterAFailure() throws InterruptedException {
    List<String> names = List.of("a");

    assertThat(
            host()
                .run(
                    job(JobScript.of(script("a=1; exit 0; a=2"), names, Map.of(), true)),
                    new Recorder()))
        .isEqualTo(new JobOutcome.Exited(0, Map.of("a", "1"), 0));
    assertThat(
            host()
                .run(
                    job(
                        JobScript.of(
                            script("a=1; cd /; set -u; false; a=2"), names, Map.of(), true)),
                    new Recorder()))
        .isEqualTo(new JobOutcome.Exited(1, Map.of("a", "1"), 0));
    assertThat(
            host()
                .run(
                    job(JobScript.of(script("trap 'echo bye' EXIT; a=1"), names, Map.of(), true)),
                    new Recorder()))
        .isEqualTo(new JobOutcome.Exited(0, Map.of("a", "1"), 4));
  }

  @Test
  void anOutputThatIsTooLongFailsTheTaskAndSaysSo() throws InterruptedException {
    Recorder recorder = new Recorder();
    ShellScript script = script("printf -v a '%*s' 1048577 x; b=ok");

    JobOutcome outcome =
        host().run(job(JobScript.of(script, List.of("a", "b"), Map.of(), true)), recorder);

    assertThat(recorder.text()).isEqualTo("eventops: output a is longer than 1048576 bytes\n");
    assertThat(outcome)
        .isEqualTo(new JobOutcome.Exited(1, Map.of("b", "ok"), recorder.text().length()));
  }

  @Test
  void outputsThatAreTooLongTogetherFailTheTaskAndSaySo() throws InterruptedException {
    Recorder recorder = new Recorder();
    ShellScript script = script("printf -v a '%*s' 1000000 x; b=$a; c=$a; d=ok");

    JobOutcome outcome =
        host()
            .run(job(JobScript.of(script, List.of("a", "b", "c", "d"), Map.of(), true)), recorder);

    assertThat(recorder.text())
        .isEqualTo("eventops: output c is too much: all outputs have at most 2097152 bytes\n");
    assertThat(outcome)
        .isInstanceOfSatisfying(
            JobOutcome.Exited.class,
            exited -> {
              assertThat(exited.code()).isEqualTo(1);
              assertThat(exited.outputs()).containsOnlyKeys("a", "b", "d");
            });
  }

  @Test
  void addsNothingOfItsOwnToTheLogOfATracedScript() throws InterruptedException {
    Recorder recorder = new Recorder();

    host()
        .run(
            job(JobScript.of(script("set -x\na=1"), List.of("a"), Map.of("X", "y"), true)),
            recorder);

    assertThat(recorder.text()).isEqualTo("+ a=1\n");
  }

  @Test
  void givesTheScriptItsEnvironment() throws InterruptedException {
    Recorder recorder = new Recorder();
    Map<String, String> environment = Map.of("EVENTOPS_TASK_ID", "7", "QUOTED", "it's $HOME");

    host()
        .run(
            job(
                JobScript.of(
                    script("bash -c 'echo $EVENTOPS_TASK_ID; echo \"$QUOTED\"'"),
                    List.of(),
                    environment,
                    true)),
            recorder);

    assertThat(recorder.text()).isEqualTo("7\nit's $HOME\n");
  }

  @Test
  void valuesReachTheScriptAsTheyAre() throws InterruptedException {
    ShellTemplate template =
        ShellTemplate.parse(
            List.of(
                new ShellCommand(
                    "", 0, Template.parse("a=${{ inputs.v }}\nprintf '%s' '<${{ inputs.v }}>'"))));
    List<String> values =
        List.of(
            "'; touch pwned; '",
            "$(touch pwned)",
            "a\nEOF\ntouch pwned\n",
            "ä🙂\\\"`",
            "",
            "x".repeat(70_000));

    for (String value : values) {
      Recorder recorder = new Recorder();
      Job job =
          job(
              JobScript.of(
                  template.render(Map.of(new InputReference("v"), value)),
                  List.of("a"),
                  Map.of(),
                  true));
      JobOutcome outcome = host().run(job, recorder);

      assertThat(recorder.text()).isEqualTo("<" + value + ">");
      assertThat(outcome)
          .isEqualTo(new JobOutcome.Exited(0, Map.of("a", value), recorder.bytes().length));
      assertThat(home().resolve(job.id().directory()).resolve("pwned")).doesNotExist();
    }
  }

  @Test
  void keepsTheBytesOfABinaryLog() throws InterruptedException {
    Recorder recorder = new Recorder();

    host()
        .run(
            job("for ((i = 0; i < 256; i++)); do printf -v o %03o $i; printf \"\\\\$o\"; done"),
            recorder);

    byte[] expected = new byte[256];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = (byte) i;
    }
    assertThat(recorder.bytes()).isEqualTo(expected);
  }

  @Test
  void goesOnWithTheLogAfterTheConnectionBrokeAndStartsNothingTwice() throws Exception {
    Path gate = home().resolve("gate");
    Path counter = home().resolve("counter");
    Job job =
        job(
            "echo started >> "
                + counter
                + "; for i in {1..2000}; do echo line $i; done; until [ -e "
                + gate
                + " ]; do sleep 0.05; done; echo end");
    Recorder first = new Recorder();

    Future<JobOutcome> broken = inBackground(() -> host().run(job, first));
    await().untilAsserted(() -> assertThat(first.text()).endsWith("line 2000\n"));
    disconnect(broken);
    assertThatThrownBy(broken::get).isNotNull();
    long known = first.bytes().length - 7L;
    Recorder second = new Recorder(known);
    Future<JobOutcome> attached =
        inBackground(
            () -> host().run(new Job(job.id(), job.script(), known, Job.Start.ONCE), second));
    await().until(second::isStarted);
    Files.createFile(gate);

    assertThat(attached.get()).isInstanceOf(JobOutcome.Exited.class);
    assertThat(Files.readString(counter)).isEqualTo("started\n");
    assertThat(first.text().substring(0, (int) known) + second.text())
        .isEqualTo(Files.readString(home().resolve(job.id().directory()).resolve("nohup.log")));
  }

  @Test
  void tellsTheEndOfAJobThatEndedLongAgo() throws InterruptedException {
    Job job = job("echo a; exit 5");
    host().run(job, new Recorder());
    Recorder again = new Recorder();
    Recorder nothingNew = new Recorder(2);

    assertThat(host().run(job, again)).isEqualTo(new JobOutcome.Exited(5, Map.of(), 2));
    assertThat(host().run(new Job(job.id(), job.script(), 2, Job.Start.NEVER), nothingNew))
        .isEqualTo(new JobOutcome.Exited(5, Map.of(), 2));
    assertThat(again.text()).isEqualTo("a\n");
    assertThat(nothingNew.text()).isEmpty();
  }

  @Test
  void startsAJobOnceHoweverManyAskForItAtTheSameTime() throws Exception {
    Path counter = home().resolve("counter");
    Job job = job("echo started >> " + counter + "; sleep 0.3; echo end");

    List<Future<JobOutcome>> asked =
        List.of(
            inBackground(() -> host().run(job, new Recorder())),
            inBackground(() -> host().run(job, new Recorder())),
            inBackground(() -> host().run(job, new Recorder())),
            inBackground(() -> host().run(job, new Recorder())));

    for (Future<JobOutcome> outcome : asked) {
      assertThat(outcome.get()).isEqualTo(new JobOutcome.Exited(0, Map.of(), 4));
    }
    assertThat(Files.readString(counter)).isEqualTo("started\n");
  }

  @Test
  void killsTheWholeFamilyAlsoWhoIgnoresTerm() throws Exception {
    Path pids = home().resolve("pids");
    Job job =
        job(
            "bash -c 'trap \"\" TERM; echo $BASHPID >> "
                + pids
                + "; while :; do sleep 0.1; done' &\n"
                + "(set -m; (echo $BASHPID >> "
                + pids
                + "; sleep 300) & wait) &\n"
                + "sleep 301 & echo $! >> "
                + pids
                + "\necho $$ >> "
                + pids
                + "; wait; wait; wait");
    Future<JobOutcome> outcome = inBackground(() -> host().run(job, new Recorder()));
    await().ignoreExceptions().until(() -> Files.readAllLines(pids).size() == 4);

    host().kill(job.id(), Duration.ofMillis(300));

    for (String pid : Files.readAllLines(pids)) {
      assertThat(isAlive(pid)).as(pid).isFalse();
    }
    assertThat(outcome.get())
        .isInstanceOfSatisfying(
            JobOutcome.Exited.class, exited -> assertThat(exited.code()).isEqualTo(143));
    host().kill(job.id(), GRACE);
  }

  @Test
  void aScriptMayCleanUpWhenItIsTerminated() throws Exception {
    Recorder recorder = new Recorder();
    Job job = job("trap 'echo cleaning; exit 7' TERM; echo ready; while :; do sleep 0.05; done");
    Future<JobOutcome> outcome = inBackground(() -> host().run(job, recorder));
    await().untilAsserted(() -> assertThat(recorder.text()).isEqualTo("ready\n"));

    host().kill(job.id(), GRACE);

    assertThat(outcome.get())
        .isInstanceOfSatisfying(
            JobOutcome.Exited.class, exited -> assertThat(exited.code()).isEqualTo(7));
    assertThat(recorder.text()).contains("cleaning");
  }

  @Test
  void aJobThatWasKilledBeforeItsStartIsNotStarted() throws InterruptedException {
    Job job = job("echo a");

    host().kill(job.id(), GRACE);

    assertThat(host().run(job, new Recorder()))
        .isEqualTo(new JobOutcome.NotStarted("the job was cancelled before it started"));
  }

  @Test
  void killsNothingWhenTheJobHasEnded() throws Exception {
    Path pid = home().resolve("left");
    Job job = job("sleep 100 & echo $! > " + pid);
    host().run(job, new Recorder());

    host().kill(job.id(), Duration.ZERO);

    String left = Files.readString(pid).strip();
    assertThat(isAlive(left)).isTrue();
    ProcessHandle.of(Long.parseLong(left)).ifPresent(ProcessHandle::destroy);
  }

  @Test
  void whatTheScriptLeavesRunningDoesNotDelayItsEnd() throws InterruptedException {
    Recorder recorder = new Recorder();
    long begin = System.nanoTime();

    JobOutcome outcome = host().run(job("(sleep 20; echo late) & echo $!"), recorder);

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
    assertThat(outcome).isEqualTo(new JobOutcome.Exited(0, Map.of(), recorder.bytes().length));
    ProcessHandle.of(Long.parseLong(recorder.text().strip())).ifPresent(ProcessHandle::destroy);
  }

  @Test
  void aJobWhoseSupervisorDisappearedHasVanished() throws Exception {
    Recorder recorder = new Recorder();
    Job job = job("echo $PPID; sleep 100");
    Future<JobOutcome> outcome = inBackground(() -> host().run(job, recorder));
    await().untilAsserted(() -> assertThat(recorder.text()).endsWith("\n"));

    ProcessHandle.of(Long.parseLong(recorder.text().strip())).orElseThrow().destroyForcibly();

    assertThat(outcome.get()).isInstanceOf(JobOutcome.Vanished.class);
    assertThat(host().run(job, new Recorder())).isInstanceOf(JobOutcome.Vanished.class);
    ProcessHandle.of(
            Long.parseLong(
                Files.readString(home().resolve(job.id().directory()).resolve("nohup.pid"))
                    .strip()))
        .ifPresent(ProcessHandle::destroy);
  }

  @Test
  void aJobFromBeforeTheRestartOfTheMachineHasVanished() throws Exception {
    Job job = job("echo a");
    Path folder = Files.createDirectories(home().resolve(job.id().directory()));
    Files.writeString(folder.resolve("started"), "another-boot\n");
    Files.writeString(folder.resolve("nohup.log"), "before\n");

    Recorder recorder = new Recorder();
    JobOutcome outcome = host().run(job, recorder);

    assertThat(outcome)
        .isEqualTo(new JobOutcome.Vanished("the machine was restarted while the job ran", 7));
    assertThat(recorder.text()).isEqualTo("before\n");
  }

  @Test
  void aJobThatIsKnownToHaveBeenStartedIsNotStartedAgain() throws InterruptedException {
    Job job = job("echo a");

    JobOutcome outcome =
        host().run(new Job(job.id(), job.script(), 0, Job.Start.NEVER), new Recorder());

    assertThat(outcome).isInstanceOf(JobOutcome.Vanished.class);
  }

  @Test
  void deletesTheFilesOfAJobThatDoesNotRun() throws Exception {
    Path gate = home().resolve("gate");
    Job job = job("until [ -e " + gate + " ]; do sleep 0.05; done");
    Recorder recorder = new Recorder();
    Future<JobOutcome> outcome = inBackground(() -> host().run(job, recorder));
    await().until(recorder::isStarted);

    assertThat(host().remove(job.id())).isFalse();
    Files.createFile(gate);
    outcome.get();
    assertThat(host().remove(job.id())).isTrue();
    assertThat(host().remove(job.id())).isTrue();

    assertThat(home().resolve(job.id().directory())).doesNotExist();
  }

  @Test
  void anInterruptedCallReturnsAndTheJobGoesOn() throws Exception {
    Path gate = home().resolve("gate");
    Job job = job("until [ -e " + gate + " ]; do sleep 0.05; done; echo done");
    Recorder recorder = new Recorder();
    Future<JobOutcome> interrupted = inBackground(() -> host().run(job, recorder));
    await().until(recorder::isStarted);

    interrupted.cancel(true);
    Files.createFile(gate);

    assertThat(host().run(job, new Recorder())).isEqualTo(new JobOutcome.Exited(0, Map.of(), 5));
  }

  @Test
  void leavesNoProcessBehindThatFollows() throws Exception {
    Job job = job("echo a");
    host().run(job, new Recorder());

    String directory = job.id().directory();
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(
                        ProcessHandle.allProcesses()
                            .filter(
                                process ->
                                    process.info().commandLine().orElse("").contains(directory)))
                    .isEmpty());
  }

  @Test
  void aFailingListenerEndsTheCall() {
    JobListener failing =
        new JobListener() {
          @Override
          public void started() {}

          @Override
          public void log(long offset, ByteBuffer bytes) {
            throw new IllegalStateException("the log store is full");
          }
        };

    assertThatThrownBy(() -> host().run(job("echo a; sleep 1"), failing))
        .hasMessage("the log store is full");
  }

  protected static ShellScript script(String commands) {
    return new ShellScript("", commands);
  }

  protected static Job job(String commands) {
    return job(JobScript.of(script(commands), List.of(), Map.of(), true));
  }

  protected static Job job(JobScript script) {
    return new Job(new JobId(1, IDS.incrementAndGet(), Instant.EPOCH), script, 0, Job.Start.ONCE);
  }

  protected <T> Future<T> inBackground(Callable<T> work) {
    return threads.submit(work);
  }

  private JobOutcome run(String commands) throws InterruptedException {
    return host().run(job(commands), new Recorder());
  }

  private static boolean isAlive(String pid) throws IOException {
    Path stat = Path.of("/proc", pid, "stat");
    try {
      String line = Files.readString(stat, StandardCharsets.ISO_8859_1);
      return !line.substring(line.lastIndexOf(')') + 2).startsWith("Z");
    } catch (IOException _) {
      return false;
    }
  }
}
