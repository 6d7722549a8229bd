package io.eventops.pipeline.run;

import io.eventops.model.message.trigger.FiredTrigger;
import io.eventops.model.name.ImageRef;
import io.eventops.model.plan.RunStatus;
import io.eventops.pipeline.definition.Definitions;
import io.eventops.pipeline.definition.PinFault;
import io.eventops.pipeline.definition.Pinned;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes runs: for triggers that fired, for users, and again from earlier runs. What a run needs is
/// pinned when it is made. Blocks; call it on virtual threads.
public final class RunMaker {
  private static final Logger LOGGER = LoggerFactory.getLogger(RunMaker.class);

  private final Definitions definitions;
  private final RunBirths births;
  private final RunStore store;
  private final RunEngine engine;
  private final RunNotices notices;
  private final LongSupplier runIds;
  private final LongSupplier taskIds;
  private final InstantSource clock;
  private final Runnable onQueued;

  /// @param onQueued called when a run has been made that waits for a place
  RunMaker(
      Definitions definitions,
      RunBirths births,
      RunStore store,
      RunEngine engine,
      RunNotices notices,
      LongSupplier runIds,
      LongSupplier taskIds,
      InstantSource clock,
      Runnable onQueued) {
    this.definitions = definitions;
    this.births = births;
    this.store = store;
    this.engine = engine;
    this.notices = notices;
    this.runIds = runIds;
    this.taskIds = taskIds;
    this.clock = clock;
    this.onQueued = onQueued;
  }

  /// What came of a wish to run a pipeline.
  public sealed interface Made {
    record Run(long id) implements Made {}

    /// @param reason for the user
    record NoPipeline(String reason) implements Made {}

    /// @param missing inputs that need a value
    /// @param unknown inputs that the pipeline does not have
    record WrongInputs(List<String> missing, List<String> unknown) implements Made {}
  }

  /// A run without an event.
  public Made start(String user, ImageRef image, Map<String, String> given) {
    Optional<Pinned> pinned;
    try {
      pinned = definitions.pin(user, image);
    } catch (PinFault fault) {
      return new Made.NoPipeline(String.valueOf(fault.getMessage()));
    }
    if (pinned.isEmpty()) {
      return new Made.NoPipeline(notFound(user, image));
    }
    Inputs inputs = Inputs.of(pinned.get().root().definition(), given);
    List<String> unknown =
        given.keySet().stream()
            .filter(name -> pinned.get().root().definition().input(name).isEmpty())
            .sorted()
            .toList();
    if (!inputs.missing().isEmpty() || !unknown.isEmpty()) {
      return new Made.WrongInputs(inputs.missing(), unknown);
    }
    NewRun run = newRun(user, pinned.get(), inputs, 0, null, null);
    write(run);
    return new Made.Run(run.facts().id());
  }

  /// Repeats a run that has ended, with its inputs and the definitions it was pinned to.
  ///
  /// @param fromFailure what succeeded is taken over
  public long rerun(RunView earlier, boolean fromFailure) {
    StoredRun old = store.load(earlier.id());
    RunFacts facts =
        new RunFacts(
            runIds.getAsLong(),
            now(),
            earlier.creater(),
            earlier.eventId(),
            earlier.revisionId(),
            old.facts().children(),
            old.facts().inputs(),
            old.facts().traceparent());
    write(
        new NewRun(
            facts,
            earlier.definition(),
            new NewRun.Origin(0, earlier.triggerId(), earlier.triggerGeneration()),
            admitted(facts),
            null,
            earlier.id(),
            fromFailure ? old.contexts() : Map.of(),
            fromFailure ? Rerun.reused(old.tasks(), taskIds) : List.of()));
    return facts.id();
  }

  /// Makes a run for each trigger that still waits for one; the others are left alone.
  public void fired(List<FiredTrigger> triggers) {
    Map<String, Optional<Pinned>> known = new HashMap<>();
    List<Birth> decided = new ArrayList<>();
    for (FiredTrigger trigger : triggers) {
      decided.add(decide(trigger, known));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Birth birth : decided) {
        threads.execute(() -> writeOrLeave(birth));
      }
    }
  }

  private Birth decide(FiredTrigger trigger, Map<String, Optional<Pinned>> known) {
    String user = trigger.triggerCreater();
    ImageRef image = ImageRef.parse(trigger.image());
    try {
      String key = user + " " + trigger.image();
      Optional<Pinned> pinned = known.get(key);
      if (pinned == null) {
        pinned = definitions.pin(user, image);
        known.put(key, pinned);
      }
      if (pinned.isEmpty()) {
        return new Birth.Refused(trigger.id(), notFound(user, image));
      }
      Inputs inputs = Inputs.of(pinned.get().root().definition(), trigger.inputs());
      if (!inputs.missing().isEmpty()) {
        return new Birth.Refused(trigger.id(), inputs.problem(image.toString()));
      }
      NewRun.Origin origin =
          new NewRun.Origin(trigger.id(), trigger.triggerId(), trigger.generation());
      return new Birth.Made(
          newRun(user, pinned.get(), inputs, trigger.eventId(), origin, trigger.traceparent()));
    } catch (PinFault fault) {
      return new Birth.Refused(trigger.id(), String.valueOf(fault.getMessage()));
    }
  }

  private static String notFound(String user, ImageRef image) {
    ImageRef whole = image.completedFor(user);
    return "not find pipeline definition name: "
        + whole.name()
        + " version: "
        + whole.version()
        + " creater: "
        + whole.creater();
  }

  private NewRun newRun(
      String user,
      Pinned pinned,
      Inputs inputs,
      long eventId,
      NewRun.@Nullable Origin origin,
      @Nullable String traceparent) {
    RunFacts facts =
        new RunFacts(
            runIds.getAsLong(),
            now(),
            user,
            eventId,
            pinned.root().id(),
            pinned.children(),
            inputs.values(),
            traceparent);
    return new NewRun(
        facts,
        pinned.root().image(),
        origin,
        admitted(facts),
        clock.instant().plus(pinned.root().definition().effectiveTimeout()),
        0,
        Map.of(),
        List.of());
  }

  /// As precise as the database keeps it.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private RunStatus admitted(RunFacts facts) {
    return engine.reserve(facts.creater(), facts.id()) ? RunStatus.RUNNING : RunStatus.QUEUED;
  }

  private void writeOrLeave(Birth birth) {
    try {
      switch (birth) {
        case Birth.Made(NewRun run) -> write(run);
        case Birth.Refused refused -> {
          if (births.write(refused)) {
            LOGGER.atInfo().addKeyValue("trigger", refused.firedId()).log("trigger cannot run");
          }
        }
      }
    } catch (RuntimeException fault) {
      // it still waits, and the next scan finds it
      LOGGER.atWarn().setCause(fault).log("a run could not be made");
    }
  }

  private void write(NewRun run) {
    boolean running = run.status() == RunStatus.RUNNING;
    boolean written = false;
    try {
      written = births.write(new Birth.Made(run));
    } finally {
      if (!written && running) {
        engine.unreserve(run.facts().creater(), run.facts().id());
      }
    }
    if (written) {
      notices.run(run.facts(), run.status(), "", clock.instant());
      if (running) {
        engine.begin(run.stored(), NewRun.FIRST_FENCE);
      } else {
        onQueued.run();
      }
    }
  }
}
