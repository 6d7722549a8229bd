package io.eventops.pipeline.run;

import io.eventops.pipeline.actuator.Actuator;
import io.eventops.pipeline.job.HostUnreachable;
import io.eventops.pipeline.job.Job;
import io.eventops.pipeline.job.JobHost;
import io.eventops.pipeline.job.JobId;
import io.eventops.pipeline.job.JobListener;
import io.eventops.pipeline.job.JobOutcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A machine in memory that does what the comments in a script say: `# exit 3`, `# hang`,
/// `# out name=value`, `# big name` for a value of 1 MiB; without them a job succeeds at once.
/// Keeps the promises of [JobHost]: a job starts once, goes on when nobody follows it, and ends as
/// it ended.
final class FakeMachine implements JobHost, Machines {
  private static final Pattern EXIT = Pattern.compile("# exit (\\d+)");
  private static final Pattern OUT = Pattern.compile("# out (\\w+)=(\\S*)");
  private static final Pattern BIG = Pattern.compile("# big (\\w+)");

  final Map<JobId, AtomicInteger> starts = new ConcurrentHashMap<>();
  private final Map<JobId, Running> jobs = new ConcurrentHashMap<>();
  private final AtomicInteger most = new AtomicInteger();
  private volatile boolean reachable = true;

  private record Running(CompletableFuture<JobOutcome> end) {}

  @Override
  public JobHost open(Actuator actuator) {
    return this;
  }

  /// Cuts all connections, too.
  void reachable(boolean now) {
    reachable = now;
  }

  void end(JobId id, int code) {
    job(id).end.complete(new JobOutcome.Exited(code, Map.of(), 0));
  }

  boolean isRunning(JobId id) {
    Running job = jobs.get(id);
    return job != null && !job.end.isDone();
  }

  long running() {
    return jobs.values().stream().filter(job -> !job.end.isDone()).count();
  }

  /// The most jobs that ever ran at the same time.
  int most() {
    return most.get();
  }

  private Running job(JobId id) {
    Running job = jobs.get(id);
    if (job == null) {
      throw new IllegalStateException("no job " + id);
    }
    return job;
  }

  @Override
  public JobOutcome run(Job job, JobListener listener) throws InterruptedException {
    checkReachable();
    if (job.start() == Job.Start.NEVER && !jobs.containsKey(job.id())) {
      return new JobOutcome.Vanished("the job's directory is gone from the machine", 0);
    }
    Running running = jobs.computeIfAbsent(job.id(), id -> start(id, job.script().text()));
    most.accumulateAndGet((int) running(), Math::max);
    if (running.end.getNow(null) instanceof JobOutcome.NotStarted refused) {
      return refused;
    }
    listener.started();
    String log = "task " + job.id().taskId() + " says hello\n";
    byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
    int known = (int) Math.min(job.logOffset(), bytes.length);
    listener.log(known, ByteBuffer.wrap(bytes, known, bytes.length - known));
    try {
      return running.end.get();
    } catch (ExecutionException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private Running start(JobId id, String script) {
    starts.computeIfAbsent(id, _ -> new AtomicInteger()).incrementAndGet();
    Running running = new Running(new CompletableFuture<>());
    Matcher exit = EXIT.matcher(script);
    int code = exit.find() ? Integer.parseInt(exit.group(1)) : 0;
    if (!script.contains("# hang")) {
      running.end.complete(new JobOutcome.Exited(code, outputs(script), 0));
    }
    return running;
  }

  private static Map<String, String> outputs(String script) {
    Map<String, String> outputs = new ConcurrentHashMap<>();
    Matcher out = OUT.matcher(script);
    while (out.find()) {
      outputs.put(out.group(1), out.group(2));
    }
    Matcher big = BIG.matcher(script);
    while (big.find()) {
      outputs.put(big.group(1), "x".repeat(1 << 20));
    }
    return outputs;
  }

  private void checkReachable() {
    if (!reachable) {
      throw new HostUnreachable("fake machine cannot be reached", null);
    }
  }

  @Override
  public void kill(JobId id, Duration grace) {
    checkReachable();
    jobs.computeIfAbsent(
        id,
        _ ->
            new Running(
                CompletableFuture.completedFuture(
                    new JobOutcome.NotStarted("the job was cancelled before it started"))));
    job(id).end.complete(new JobOutcome.Exited(143, Map.of(), 0));
  }

  @Override
  public boolean remove(JobId id) {
    return !isRunning(id);
  }

  @Override
  public void close() {
    // there is nothing to close
  }
}
