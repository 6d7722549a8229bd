package io.eventops.pipeline.run;

import io.eventops.model.validation.InvalidDocument;
import io.eventops.pipeline.actuator.Actuator;
import io.eventops.pipeline.job.HostRefused;
import io.eventops.pipeline.job.HostUnreachable;
import io.eventops.pipeline.job.Job;
import io.eventops.pipeline.job.JobHost;
import io.eventops.pipeline.job.JobListener;
import io.eventops.pipeline.job.JobOutcome;
import io.eventops.pipeline.log.LogKey;
import io.eventops.pipeline.log.LogWriter;
import io.eventops.pipeline.log.Redactor;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the job of one task to its end, through lost connections, on a virtual thread.
final class Follower {
  private static final Logger LOGGER = LoggerFactory.getLogger(Follower.class);

  private final RunFacts run;
  private final Effect.Run order;
  private final JobParts parts;
  private final Consumer<RunMessage> reports;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread thread;

  // guarded by this
  private boolean started;
  private boolean killing;
  private boolean silent;

  Follower(RunFacts run, Effect.Run order, JobParts parts, Consumer<RunMessage> reports) {
    this.run = run;
    this.order = order;
    this.parts = parts;
    this.reports = reports;
    this.started = order.start() == Job.Start.NEVER;
    this.thread = Thread.ofVirtual().name("task-" + order.taskId()).unstarted(this::follow);
  }

  void start() {
    thread.start();
  }

  private void follow() {
    try {
      end(toTheEnd());
    } catch (InterruptedException stop) {
      LOGGER.atDebug().addKeyValue("task", order.taskId()).log("task is followed no longer");
    } catch (InvalidDocument invalid) {
      end(new JobEnd.NotStarted(text(invalid)));
    } catch (RuntimeException fault) {
      // without an end the run would wait for its timeout
      LOGGER.atError().addKeyValue("task", order.taskId()).setCause(fault).log("task is broken");
      end(lost("EventOps failed: " + fault.getMessage()));
    }
  }

  private JobEnd toTheEnd() throws InterruptedException {
    TaskJob job = TaskJob.of(run, order, parts.callback().environment(run.id(), order.taskId()));
    long begun = System.nanoTime();
    for (int failures = 1; ; failures++) {
      String fault;
      try {
        Optional<Actuator> actuator = parts.actuators().find(order.seat().actuatorId());
        if (actuator.isEmpty()) {
          return lost("actuator " + order.seat().actuatorId() + " is gone");
        }
        Attempt attempt = attempt(job, actuator.get());
        if (attempt.end() != null) {
          return attempt.end();
        }
        fault = attempt.fault();
      } catch (RuntimeException broken) {
        // of this side, such as the database: the job knows nothing of it
        fault = "EventOps failed: " + broken.getMessage();
        if (!isOver()) {
          LOGGER.atWarn().addKeyValue("task", order.taskId()).setCause(broken).log("task waits");
        }
      }
      report(new RunMessage.Trouble(order.taskId(), fault));
      Duration tried = Duration.ofNanos(System.nanoTime() - begun);
      if (!hasStarted() && tried.compareTo(parts.patience().start()) > 0) {
        return new JobEnd.NotStarted(fault + " (given up after " + tried.toSeconds() + " s)");
      }
      if (over.await(parts.patience().wait(failures).toMillis(), TimeUnit.MILLISECONDS)) {
        throw new InterruptedException();
      }
    }
  }

  /// What came of one try: the end of the job, or why it is not known.
  private record Attempt(@Nullable JobEnd end, String fault) {
    static Attempt ended(JobEnd end) {
      return new Attempt(end, "");
    }
  }

  private Attempt attempt(TaskJob job, Actuator actuator) throws InterruptedException {
    try {
      return Attempt.ended(follow(job, actuator));
    } catch (HostRefused refused) {
      parts.actuators().unreachable(actuator.id(), text(refused));
      return hasStarted()
          ? new Attempt(null, text(refused))
          : Attempt.ended(new JobEnd.NotStarted(text(refused)));
    } catch (HostUnreachable unreachable) {
      parts.actuators().unreachable(actuator.id(), text(unreachable));
      return new Attempt(null, text(unreachable));
    }
  }

  private static String text(RuntimeException fault) {
    return String.valueOf(fault.getMessage());
  }

  private JobEnd lost(String reason) {
    return hasStarted() ? new JobEnd.Vanished(reason) : new JobEnd.NotStarted(reason);
  }

  private JobEnd follow(TaskJob job, Actuator actuator) throws InterruptedException {
    LogKey key = new LogKey(run.id(), order.taskId());
    try (JobHost host = parts.machines().open(actuator);
        LogWriter log = parts.logs().writer(key)) {
      Redactor redactor = parts.redactor(actuator, run.id(), order.taskId());
      Job.Start start = hasStarted() ? Job.Start.NEVER : Job.Start.ONCE;
      JobOutcome outcome =
          host.run(
              new Job(job.id(), job.script(), log.size(), start),
              new Listener(actuator, log, redactor));
      append(log, redactor.flush());
      return switch (outcome) {
        case JobOutcome.Exited(int code, var variables, _) ->
            new JobEnd.Exited(code, job.outputs(variables));
        case JobOutcome.Vanished(String reason, _) -> new JobEnd.Vanished(reason);
        case JobOutcome.NotStarted(String reason) -> new JobEnd.NotStarted(reason);
      };
    }
  }

  private final class Listener implements JobListener {
    private final Actuator actuator;
    private final LogWriter log;
    private final Redactor redactor;

    Listener(Actuator actuator, LogWriter log, Redactor redactor) {
      this.actuator = actuator;
      this.log = log;
      this.redactor = redactor;
    }

    @Override
    public void started() {
      parts.actuators().reachable(actuator.id());
      markStarted();
    }

    @Override
    public void log(long offset, ByteBuffer bytes) {
      byte[] chunk = new byte[bytes.remaining()];
      bytes.get(chunk);
      append(log, redactor.push(chunk));
    }
  }

  /// After [#leave] nothing is appended: another follower may write this log then.
  private synchronized void append(LogWriter log, byte[] bytes) {
    if (!silent) {
      log.append(bytes);
    }
  }

  private boolean isOver() {
    return over.getCount() == 0;
  }

  private synchronized boolean hasStarted() {
    return started;
  }

  private synchronized void markStarted() {
    started = true;
    report(
        new RunMessage.Started(
            order.taskId(), "pipelines/" + run.id() + "/tasks/" + order.taskId()));
  }

  private synchronized void report(RunMessage message) {
    if (!silent) {
      reports.accept(message);
    }
  }

  private synchronized void end(JobEnd how) {
    report(new RunMessage.Ended(order.taskId(), how));
    silent = true;
    over.countDown();
  }

  /// Reports nothing more; the job goes on.
  void leave() {
    synchronized (this) {
      silent = true;
    }
    over.countDown();
    thread.interrupt();
  }

  /// Ends the job, and reports its end as ever. When the machine cannot be reached for that, the
  /// task ends all the same.
  void kill() {
    synchronized (this) {
      if (killing) {
        return;
      }
      killing = true;
    }
    Thread.ofVirtual()
        .name("kill-" + order.taskId())
        .start(
            () -> {
              String fault = new JobKill(run.job(order.taskId()), order, parts, over).untilOver();
              if (!fault.isEmpty()) {
                end(new JobEnd.Vanished("the job may still run: " + fault));
                thread.interrupt();
              }
            });
  }
}
