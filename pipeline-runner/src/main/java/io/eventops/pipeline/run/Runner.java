package io.eventops.pipeline.run;

import io.eventops.model.message.trigger.FiredTrigger;
import io.eventops.platform.thread.Recurring;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Carries out runs, as one of the processes that share them.
public final class Runner implements AutoCloseable {
  private static final int MOST_RECOVERED = 500;

  private final RunnerPorts ports;
  private final RunnerSettings settings;
  private final Alarms alarms;
  private final Seats seats = new Seats();
  private final TaskRunner jobs;
  private final RunEngine engine;
  private final SeatSharing sharing;
  private final RunWork work;
  private final RunMaker maker;
  private @Nullable Recurring recovery;

  public Runner(RunnerPorts ports, RunnerSettings settings) {
    this(ports, settings, System::nanoTime);
  }

  /// @param nanoTime the clock of the lease; tests set it
  Runner(RunnerPorts ports, RunnerSettings settings, LongSupplier nanoTime) {
    this.ports = ports;
    this.settings = settings;
    Timing timing = settings.timing();
    RunNotices notices = ports.notices();
    Lease lease = new Lease(timing.life(), timing.margin(), nanoTime);
    alarms = new Alarms(ports.clock());
    jobs =
        new TaskRunner(
            new JobParts(
                ports.actuators(),
                ports.machines(),
                ports.logs(),
                settings.callback(),
                settings.patience()));
    RunContext shared =
        new RunContext(
            ports.store(), ports.actuators(), seats, jobs, alarms, lease, notices, ports.clock());
    engine =
        new RunEngine(
            shared,
            ports.definitions(),
            ports.taskIds(),
            new RunEngine.Limits(
                settings.runsPerUser(), settings.runsPerProcess(), settings.deepest()),
            this::runLeft);
    sharing = new SeatSharing(ports.seats(), seats, timing, notices::seatsChanged, nanoTime);
    seats.onUnsettled(sharing::wake);
    work = new RunWork(ports.claims(), engine, sharing, lease, timing, nanoTime);
    maker =
        new RunMaker(
            ports.definitions(),
            ports.births(),
            ports.store(),
            engine,
            notices,
            ports.runIds(),
            ports.taskIds(),
            ports.clock(),
            work::wake);
  }

  private void runLeft() {
    if (engine.hasBacklog()) {
      work.wake();
    }
  }

  /// Returns when this process is known to the others; then takes what there is to do. Blocks.
  public void start() {
    if (settings.alone()) {
      ports.claims().forgetOthers();
    }
    work.start();
    recovery = Recurring.start("recover-triggers", settings.timing().recovery(), this::recover);
  }

  /// Finds fired triggers that the bus has lost.
  private void recover() {
    List<FiredTrigger> waiting =
        ports.births().waiting(settings.timing().recovery(), MOST_RECOVERED);
    if (!waiting.isEmpty()) {
      maker.fired(waiting);
    }
    if (waiting.size() == MOST_RECOVERED && recovery != null) {
      recovery.wake();
    }
  }

  public RunMaker maker() {
    return maker;
  }

  /// Acts on wishes to cancel that were committed just now. Blocks.
  public void cancelWished() {
    work.cancel();
  }

  /// Another process holds fewer places of an actuator than before, or wants some; never blocks.
  public void seatsChanged() {
    sharing.wake();
  }

  /// What this process has to do at the moment, for its metrics.
  ///
  /// @param runsLost how often a run was found to belong to another process, since the start
  /// @param processes that share the runs, as far as this one knows
  public record Load(
      int runs, int jobs, int tasksQueued, long runsLost, int processes, boolean leaseHeld) {}

  public Load load() {
    return new Load(
        engine.size(), jobs.size(), seats.waiting(), engine.lost(), engine.living(), work.isSafe());
  }

  /// Stops, and gives all runs to the other processes; their jobs go on. Blocks.
  @Override
  public void close() {
    if (recovery != null) {
      recovery.close();
    }
    work.close();
    alarms.close();
  }

  /// Ends like a process that was killed: nothing is given back. For tests of exactly that.
  void abandon() {
    if (recovery != null) {
      recovery.close();
    }
    work.abandon();
    alarms.close();
  }
}
