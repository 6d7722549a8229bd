package io.eventops.pipeline.run;

import io.eventops.model.plan.TaskStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// What a run that is repeated from its failure takes over: the tasks that succeeded, and the
/// nested pipelines that did not, with what succeeded in them. Everything else is begun anew.
final class Rerun {
  private final Map<Long, List<TaskRow>> byParent = new HashMap<>();
  private final LongSupplier taskIds;
  private final List<TaskRow> reused = new ArrayList<>();

  private Rerun(List<TaskRow> tasks, LongSupplier taskIds) {
    this.taskIds = taskIds;
    for (TaskRow task : tasks) {
      byParent.computeIfAbsent(task.parentTaskId(), _ -> new ArrayList<>()).add(task);
    }
  }

  /// @param tasks of the run that is repeated
  static List<TaskRow> reused(List<TaskRow> tasks, LongSupplier taskIds) {
    Rerun rerun = new Rerun(tasks, taskIds);
    rerun.copy(0, 0);
    return List.copyOf(rerun.reused);
  }

  /// Nested no deeper than pipelines are.
  private void copy(long parent, long newParent) {
    for (TaskRow task : byParent.getOrDefault(parent, List.of())) {
      boolean begunInside = !byParent.getOrDefault(task.id(), List.of()).isEmpty();
      if (task.status() == TaskStatus.SUCCESS) {
        long id = taskIds.getAsLong();
        reused.add(copy(task, id, newParent, TaskStatus.SUCCESS));
        copy(task.id(), id);
      } else if (begunInside) {
        long id = taskIds.getAsLong();
        reused.add(copy(task, id, newParent, TaskStatus.RUNNING));
        copy(task.id(), id);
      }
    }
  }

  private static TaskRow copy(TaskRow task, long id, long parent, TaskStatus status) {
    boolean done = status.isDone();
    return new TaskRow(
        id,
        parent,
        task.alias(),
        task.type(),
        status,
        task.actuatorId(),
        task.chooseTag(),
        "reused:" + task.id(),
        null,
        done ? task.exitCode() : null,
        task.inputs(),
        task.contexts(),
        task.outputs(),
        null,
        task.begin(),
        done ? task.end() : null);
  }
}
