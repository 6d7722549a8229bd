package io.eventops.pipeline.run;

import io.eventops.model.definition.CommandTask;
import io.eventops.model.definition.PipelineDefinition;
import io.eventops.model.definition.PipelineTask;
import io.eventops.model.definition.TaskDefinition;
import io.eventops.model.definition.TaskInput;
import io.eventops.model.placeholder.Reference;
import io.eventops.model.plan.Decision;
import io.eventops.model.plan.Known;
import io.eventops.model.plan.RunStatus;
import io.eventops.model.plan.Stop;
import io.eventops.model.plan.TaskStatus;
import io.eventops.pipeline.job.Job;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Carries out what the plans of a run and of the pipelines nested in it decide. Confined to its
/// run.
final class Course {
  private final Pipelines pipelines;
  private final LongSupplier taskIds;
  private final Ledger ledger;
  private final Map<Long, Task> tasks = new HashMap<>();
  private final Map<Long, List<TaskRow>> stored = new HashMap<>();
  private final Deque<Pending> pending = new ArrayDeque<>();
  private final Scope root;
  private @Nullable Stop stop;
  private boolean over;

  private record Pending(Scope scope, Decision decision) {}

  Course(StoredRun run, Pipelines pipelines, LongSupplier taskIds, Ledger ledger) {
    this.pipelines = pipelines;
    this.taskIds = taskIds;
    this.ledger = ledger;
    if (run.cancelBy() != null) {
      stop = Stop.cancelledBy(run.cancelBy());
    }
    for (TaskRow row : run.tasks()) {
      stored.computeIfAbsent(row.parentTaskId(), _ -> new ArrayList<>()).add(row);
    }
    root = new Scope(pipelines.root(), null, run.facts().inputs(), run.contexts());
  }

  boolean isOver() {
    return over;
  }

  /// A task that has not ended; nothing for any other id.
  @Nullable Task open(long id) {
    Task task = tasks.get(id);
    return task == null || task.status.isDone() ? null : task;
  }

  void begin(Instant now) {
    resume(root, now);
  }

  private void resume(Scope scope, Instant now) {
    List<Known> known = new ArrayList<>();
    List<Task> open = new ArrayList<>();
    for (TaskRow row : stored.getOrDefault(scope.parentTaskId(), List.of())) {
      Task task = Task.of(row, scope.definition(row.alias()), scope);
      know(task);
      known.add(new Known(row.alias(), row.status(), task.detail()));
      if (!task.status.isDone()) {
        open.add(task);
        if (task.definition instanceof PipelineTask nested) {
          task.inside = inside(task, nested, row.inputs(), row.contexts());
        }
      }
    }
    decide(scope, scope.plan.resume(known, stop));
    for (Task task : open) {
      carryOn(task, now);
    }
  }

  private void carryOn(Task task, Instant now) {
    Scope inside = task.inside;
    if (inside != null) {
      alarm(task);
      resume(inside, now);
    } else if (task.definition instanceof CommandTask command) {
      if (task.isSeated()) {
        run(task, command, now);
      } else if (stop == null) {
        task.seat = null;
        findSeat(task, command);
      }
      if (stop != null) {
        kill(task, endingAs(stop), now);
      }
    }
  }

  private void know(Task task) {
    tasks.put(task.id, task);
    task.scope.tasks.put(task.definition.alias(), task);
  }

  private void decide(Scope scope, List<Decision> decisions) {
    decisions.forEach(decision -> pending.add(new Pending(scope, decision)));
  }

  /// Carries out decisions until there are no more; a list instead of recursion, however deep the
  /// graph is.
  void settle(Instant now) {
    for (Pending next = pending.poll(); next != null; next = pending.poll()) {
      Scope scope = next.scope();
      switch (next.decision()) {
        case Decision.Start(String alias) -> start(scope, scope.definition(alias), now);
        case Decision.Skip(String alias, TaskStatus status, String reason) -> {
          Task task = add(scope, scope.definition(alias));
          task.error = reason;
          task.end(status, now);
        }
        case Decision.Finish(RunStatus status, String reason) -> finish(scope, status, reason, now);
      }
    }
  }

  private Task add(Scope scope, TaskDefinition definition) {
    Task task = new Task(taskIds.getAsLong(), definition, scope);
    know(task);
    ledger.added(task);
    return task;
  }

  private void start(Scope scope, TaskDefinition definition, Instant now) {
    Task task = add(scope, definition);
    try {
      switch (definition) {
        case CommandTask command -> {
          // before a place is taken: what cannot run must not wait
          Set<Reference> references = pipelines.references(command);
          scope.refuseFiles(command, references);
          scope.values(references);
          findSeat(task, command);
        }
        case PipelineTask nested -> startNested(task, nested, now);
      }
    } catch (Scope.NoValue missing) {
      task.error = String.valueOf(missing.getMessage());
      end(task, TaskStatus.ERROR, now);
    }
  }

  private void findSeat(Task task, CommandTask command) {
    ledger.want(new Effect.FindSeat(task.id, command.typeName(), task.scope.tags(task.definition)));
  }

  private void startNested(Task task, PipelineTask nested, Instant now) {
    task.begin = now;
    if (task.scope.depth() >= pipelines.deepest()) {
      task.error = "pipelines run more than " + pipelines.deepest() + " levels deep";
      end(task, TaskStatus.ERROR, now);
      return;
    }
    Map<String, String> given = new HashMap<>();
    for (TaskInput input : nested.inputs()) {
      given.put(input.name(), input.value().render(task.scope::value));
    }
    PipelineDefinition definition = pipelines.nested(nested.image());
    Inputs inputs = Inputs.of(definition, given);
    if (!inputs.missing().isEmpty()) {
      task.error = inputs.problem(nested.image().toString());
      end(task, TaskStatus.ERROR, now);
      return;
    }
    task.status = TaskStatus.RUNNING;
    task.deadline = now.plus(definition.effectiveTimeout());
    Scope inside = new Scope(definition, task, inputs.values(), Map.of());
    task.inside = inside;
    alarm(task);
    decide(inside, inside.plan.begin());
  }

  private Scope inside(
      Task task, PipelineTask nested, Map<String, Value> inputs, Map<String, Value> contexts) {
    Map<String, String> values = new HashMap<>();
    inputs.forEach((name, value) -> values.put(name, value.value()));
    return new Scope(pipelines.nested(nested.image()), task, values, contexts);
  }

  private void alarm(Task task) {
    if (task.deadline != null) {
      ledger.want(new Effect.Alarm(task.id, task.deadline));
    }
  }

  void run(Task task, CommandTask command, Instant now) {
    Seat seat = task.seat;
    if (seat == null) {
      throw new IllegalStateException("task " + task.id + " has no actuator");
    }
    try {
      ledger.want(
          new Effect.Run(
              task.id,
              seat,
              command,
              task.scope.values(pipelines.references(command)),
              stop == null && task.status == TaskStatus.CREATED
                  ? Job.Start.ONCE
                  : Job.Start.NEVER));
      alarm(task);
    } catch (Scope.NoValue missing) {
      task.error = String.valueOf(missing.getMessage());
      end(task, TaskStatus.ERROR, now);
    }
  }

  /// The end of a task of either kind.
  void end(Task task, TaskStatus status, Instant now) {
    task.end(status, now);
    ledger.changed(task);
    if (task.definition instanceof CommandTask) {
      ledger.want(new Effect.FreeSeat(task.id));
    }
    if (status == TaskStatus.SUCCESS && task.scope.setContexts(task)) {
      contextsChanged(task.scope);
    }
    decide(task.scope, task.scope.plan.ended(task.definition.alias(), status, task.detail()));
  }

  private void contextsChanged(Scope scope) {
    Task owner = scope.owner();
    if (owner == null) {
      ledger.contexts(scope.contexts);
    } else {
      ledger.changed(owner);
    }
  }

  private void finish(Scope scope, RunStatus status, String reason, Instant now) {
    Task owner = scope.owner();
    if (owner == null) {
      over = true;
      ledger.ended(new RunEnd(status, reason, now));
      return;
    }
    if (status == RunStatus.SUCCESS) {
      Outputs.collect(owner, scope);
    }
    owner.error = reason;
    TaskStatus last =
        switch (status) {
          case SUCCESS -> TaskStatus.SUCCESS;
          case CANCEL -> TaskStatus.CANCEL;
          case FAILED, QUEUED, RUNNING -> TaskStatus.FAILED;
        };
    end(owner, owner.killedAs == null ? last : owner.killedAs, now);
  }

  void stopAll(Stop cause, Instant now) {
    if (stop == null) {
      stop = cause;
      stop(root, cause, now);
    }
  }

  void stop(Scope scope, Stop cause, Instant now) {
    decide(scope, scope.plan.stop(cause));
    for (Task task : List.copyOf(scope.tasks.values())) {
      if (!task.status.isDone()) {
        if (task.inside == null) {
          kill(task, endingAs(cause), now);
        } else {
          stop(task.inside, cause, now);
        }
      }
    }
  }

  private static TaskStatus endingAs(Stop cause) {
    return cause.status() == RunStatus.CANCEL ? TaskStatus.CANCEL : TaskStatus.TIMEOUT;
  }

  void kill(Task task, TaskStatus as, Instant now) {
    if (task.killedAs != null) {
      return;
    }
    task.killedAs = as;
    if (task.isSeated()) {
      ledger.want(new Effect.Kill(task.id));
    } else {
      task.error = stop == null ? "" : stop.reason();
      end(task, as, now);
    }
  }
}
