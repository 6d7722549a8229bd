package io.eventops.pipeline.run;

import io.eventops.model.definition.PipelineDefinition;
import io.eventops.model.plan.RunStatus;
import io.eventops.pipeline.definition.Definitions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The runs that this process carries out. Safe for use by several threads.
final class RunEngine {
  private static final Logger LOGGER = LoggerFactory.getLogger(RunEngine.class);

  /// A run whose definitions cannot be read may be the victim of a fault that passes.
  private static final int MOST_ATTEMPTS = 5;

  private final RunContext shared;
  private final Definitions definitions;
  private final LongSupplier taskIds;
  private final Runnable onEnd;
  private final Limits limits;
  private final Map<Long, RunActor> actors = new ConcurrentHashMap<>();
  private final LongAdder lost = new LongAdder();
  private final Set<Long> arriving = ConcurrentHashMap.newKeySet();
  private final Map<Long, Integer> attempts = new ConcurrentHashMap<>();

  // guarded by this
  private final Map<String, Integer> places = new HashMap<>();
  private int taken;
  private int living = 1;
  private Set<String> backlog = Set.of();

  /// @param perUser runs of one user at the same time, in all processes together
  /// @param perProcess runs that this process carries out at the same time
  /// @param deepest how many pipelines may run inside each other
  record Limits(int perUser, int perProcess, int deepest) {}

  /// @param onEnd called when a run has left, so that another can take its place
  RunEngine(
      RunContext shared,
      Definitions definitions,
      LongSupplier taskIds,
      Limits limits,
      Runnable onEnd) {
    this.shared = shared;
    this.definitions = definitions;
    this.taskIds = taskIds;
    this.limits = limits;
    this.onEnd = onEnd;
  }

  /// Takes a place for a run that is about to be made, unless others have been waiting longer.
  ///
  /// @param runId counts as carried out from now on
  synchronized boolean reserve(String user, long runId) {
    int own = places.getOrDefault(user, 0);
    if (taken >= limits.perProcess()
        || own >= limits.perUser() / Math.max(1, living)
        || backlog.contains(user)) {
      return false;
    }
    enter(user);
    arriving.add(runId);
    return true;
  }

  /// The run was not made after all.
  void unreserve(String user, long runId) {
    arriving.remove(runId);
    leave(user);
  }

  private synchronized void leave(String user) {
    taken--;
    places.computeIfPresent(user, (_, own) -> own == 1 ? null : own - 1);
  }

  private void enter(String user) {
    taken++;
    places.merge(user, 1, Integer::sum);
  }

  /// @param now how many processes share the runs
  /// @param waiting users whose runs wait to be claimed
  synchronized void look(int now, Set<String> waiting) {
    living = now;
    backlog = waiting;
  }

  synchronized int living() {
    return living;
  }

  synchronized boolean hasBacklog() {
    return !backlog.isEmpty();
  }

  /// How many more runs this process may carry out.
  synchronized int room() {
    return limits.perProcess() - taken;
  }

  /// Carries on what was claimed. A run that cannot be rebuilt is failed; the others go on.
  void adopt(Claim claim) {
    try {
      StoredRun run = shared.store().load(claim.runId());
      synchronized (this) {
        enter(claim.creater());
      }
      begin(run, claim.fence());
    } catch (RuntimeException fault) {
      LOGGER.atWarn().addKeyValue("run", claim.runId()).setCause(fault).log("run cannot be read");
    }
  }

  /// Carries out a run that this process owns under that fence, and that has its place.
  void begin(StoredRun run, long fence) {
    long id = run.facts().id();
    try {
      RunState state = new RunState(run, pipelines(run.facts()), taskIds);
      attempts.remove(id);
      RunActor actor = new RunActor(state, fence, shared, lost::increment, this::left);
      RunActor earlier = actors.put(id, actor);
      if (earlier != null) {
        earlier.drop();
      }
      actor.post(new RunMessage.Begin());
      arriving.remove(id);
    } catch (RuntimeException fault) {
      leave(run.facts().creater());
      arriving.remove(id);
      LOGGER.atError().addKeyValue("run", id).setCause(fault).log("run cannot be rebuilt");
      if (attempts.merge(id, 1, Integer::sum) >= MOST_ATTEMPTS) {
        attempts.remove(id);
        String reason = "the run cannot be rebuilt: " + fault.getMessage();
        Instant now = shared.clock().instant();
        if (shared.store().fail(run.facts(), fence, reason, now)) {
          shared.notices().run(run.facts(), RunStatus.FAILED, reason, now);
        }
      }
    }
  }

  private Pipelines pipelines(RunFacts facts) {
    Map<String, PipelineDefinition> nested = new HashMap<>();
    facts
        .children()
        .forEach(
            (image, revision) -> nested.put(image, definitions.revision(revision).definition()));
    return new Pipelines(
        definitions.revision(facts.revisionId()).definition(), nested, limits.deepest());
  }

  private void left(RunActor actor) {
    actors.remove(actor.facts().id(), actor);
    leave(actor.facts().creater());
    onEnd.run();
  }

  void cancel(long runId, String user) {
    RunActor actor = actors.get(runId);
    if (actor != null) {
      actor.post(new RunMessage.Cancel(user));
    }
  }

  /// Also when it is only about to be.
  boolean carriesOut(long runId) {
    // in this order: a run moves from the first to the second
    return arriving.contains(runId) || actors.containsKey(runId);
  }

  Set<Long> carriedOut() {
    return Set.copyOf(actors.keySet());
  }

  int mostPerUser() {
    return limits.perUser();
  }

  /// How often a run was found to belong to another process.
  long lost() {
    return lost.sum();
  }

  int size() {
    return actors.size();
  }

  void drop(long runId) {
    RunActor actor = actors.get(runId);
    if (actor != null) {
      actor.drop();
    }
  }

  void dropAll() {
    actors.values().forEach(RunActor::drop);
  }
}
