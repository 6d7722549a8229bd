package io.eventops.pipeline.run;

import io.eventops.model.plan.RunStatus;
import io.eventops.pipeline.actuator.Actuator;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A run that this process carries out. One batch of messages after the other: the state machine
/// decides, one transaction writes, and only then anything is done or told.
final class RunActor {
  private static final Logger LOGGER = LoggerFactory.getLogger(RunActor.class);

  private final RunState state;
  private final long fence;
  private final RunContext shared;
  private final Runnable lost;
  private final Consumer<RunActor> gone;
  private final Mailbox<RunMessage> mailbox;

  // guarded by this
  private final Map<Long, Future<?>> alarms = new HashMap<>();
  private final Set<Long> seats = new HashSet<>();
  private final Set<Long> jobs = new HashSet<>();
  private boolean dropped;

  /// @param lost told when another process owns the run
  /// @param gone told once, when nothing more will happen here
  RunActor(RunState state, long fence, RunContext shared, Runnable lost, Consumer<RunActor> gone) {
    this.lost = lost;
    this.state = state;
    this.fence = fence;
    this.shared = shared;
    this.gone = gone;
    this.mailbox = new Mailbox<>("run-" + state.facts().id(), this::handle);
  }

  RunFacts facts() {
    return state.facts();
  }

  /// Never waits.
  void post(RunMessage message) {
    mailbox.post(message);
  }

  private void handle(List<RunMessage> messages) {
    if (isDropped()) {
      return;
    }
    Instant now = shared.clock().instant();
    try {
      for (RunMessage message : messages) {
        tell(withCallback(message), now);
      }
      findSeats(now);
      commit(now);
    } catch (BrokenRun | RunStore.Refused broken) {
      LOGGER.atError().addKeyValue("run", facts().id()).setCause(broken).log("run is broken");
      giveUp(String.valueOf(broken.getMessage()), now);
    } catch (RuntimeException fault) {
      // whether the write has happened is not known: whoever adopts the run reads it afresh
      LOGGER.atWarn().addKeyValue("run", facts().id()).setCause(fault).log("run is dropped");
      drop();
    }
  }

  private void tell(RunMessage message, Instant now) {
    try {
      state.handle(message, now);
    } catch (RuntimeException fault) {
      // it would come again with every attempt
      throw new BrokenRun(fault);
    }
  }

  private void giveUp(String reason, Instant now) {
    if (shared.store().fail(facts(), fence, reason, now)) {
      shared.notices().run(facts(), RunStatus.FAILED, reason, now);
      killAll();
    }
    drop();
  }

  /// Nobody will follow them any more.
  private synchronized void killAll() {
    jobs.forEach(shared.jobs()::kill);
  }

  /// Outputs that the job reported by callback lie in the database, written by whichever process
  /// was called.
  private RunMessage withCallback(RunMessage message) {
    if (message instanceof RunMessage.Ended(long id, JobEnd.Exited(int code, var outputs))
        && !state.declares(id, outputs.keySet())) {
      Map<String, String> all = new HashMap<>(shared.store().calledBack(id));
      all.putAll(outputs);
      return new RunMessage.Ended(id, new JobEnd.Exited(code, all));
    }
    return message;
  }

  private void findSeats(Instant now) {
    Map<List<?>, List<Actuator>> known = new HashMap<>();
    List<Effect.FindSeat> searches = state.ledger().takeSearches();
    while (!searches.isEmpty()) {
      for (Effect.FindSeat search : searches) {
        List<Actuator> candidates =
            known.computeIfAbsent(List.of(search.type(), search.tags()), _ -> candidates(search));
        tell(take(search, candidates), now);
      }
      searches = state.ledger().takeSearches();
    }
  }

  private List<Actuator> candidates(Effect.FindSeat search) {
    return shared.actuators().candidates(facts().creater(), search.type(), search.tags());
  }

  private synchronized RunMessage take(Effect.FindSeat search, List<Actuator> candidates) {
    RunMessage answer = shared.seats().take(facts(), search, candidates, this::post);
    seats.add(search.taskId());
    if (dropped) {
      freeSeat(search.taskId());
    }
    return answer;
  }

  private void commit(Instant now) {
    RunChange change = state.ledger().change(facts(), fence, now);
    List<Effect> effects = state.ledger().effects();
    state.ledger().clear();
    if (!change.isEmpty() && !shared.store().write(change)) {
      LOGGER.atWarn().addKeyValue("run", facts().id()).log("run belongs to another process now");
      lost.run();
      drop();
      return;
    }
    announce(change);
    follow(change, effects);
  }

  private void announce(RunChange change) {
    change.added().forEach(task -> shared.notices().task(facts(), task, change.at()));
    change.changed().forEach(task -> shared.notices().task(facts(), task, change.at()));
    RunEnd end = change.end();
    if (end != null) {
      shared.notices().run(facts(), end.status(), end.reason(), end.at());
    }
  }

  private synchronized void follow(RunChange change, List<Effect> effects) {
    if (dropped) {
      return;
    }
    for (TaskRow task : change.changed()) {
      if (task.status().isDone()) {
        jobs.remove(task.id());
        silence(task.id());
      }
    }
    effects.forEach(this::perform);
    if (change.end() != null) {
      drop();
    }
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.Run run -> run(run);
      case Effect.Kill(long id) -> shared.jobs().kill(id);
      case Effect.FreeSeat(long id) -> freeSeat(id);
      case Effect.Alarm(long id, Instant at) -> {
        silence(id);
        alarms.put(id, shared.alarms().at(at, () -> post(new RunMessage.Overdue(id))));
      }
      case Effect.FindSeat search ->
          throw new IllegalStateException("no seat was looked for: " + search);
    }
  }

  private void run(Effect.Run run) {
    if (!shared.lease().isSafe()) {
      LOGGER.atWarn().addKeyValue("run", facts().id()).log("lease is not sure, nothing is started");
      drop();
    } else if (!dropped) {
      shared.seats().retake(run.taskId(), run.seat());
      seats.add(run.taskId());
      jobs.add(run.taskId());
      shared.jobs().run(facts(), run, this::post);
    }
  }

  private void freeSeat(long taskId) {
    if (seats.remove(taskId)) {
      shared.seats().free(taskId);
    }
  }

  private void silence(long taskId) {
    Future<?> alarm = alarms.remove(taskId);
    if (alarm != null) {
      alarm.cancel(false);
    }
  }

  private synchronized boolean isDropped() {
    return dropped;
  }

  /// Carries the run out no further. Its jobs go on, for the process that has it next.
  synchronized void drop() {
    if (dropped) {
      return;
    }
    dropped = true;
    jobs.forEach(shared.jobs()::leave);
    Set.copyOf(seats).forEach(this::freeSeat);
    Set.copyOf(alarms.keySet()).forEach(this::silence);
    gone.accept(this);
  }

  private static final class BrokenRun extends RuntimeException {
    BrokenRun(RuntimeException cause) {
      super("EventOps failed: " + cause, cause);
    }
  }
}
