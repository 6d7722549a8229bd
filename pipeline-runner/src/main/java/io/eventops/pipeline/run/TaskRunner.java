package io.eventops.pipeline.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The jobs that this process follows, each on a virtual thread of its own. Safe for use by several
/// threads.
final class TaskRunner implements Jobs {
  private final JobParts parts;
  private final Map<Long, Follower> followers = new ConcurrentHashMap<>();

  TaskRunner(JobParts parts) {
    this.parts = parts;
  }

  @Override
  public void run(RunFacts run, Effect.Run task, Consumer<RunMessage> reports) {
    Follower follower =
        new Follower(
            run,
            task,
            parts,
            message -> {
              if (message instanceof RunMessage.Ended) {
                followers.remove(task.taskId());
              }
              reports.accept(message);
            });
    Follower earlier = followers.put(task.taskId(), follower);
    if (earlier != null) {
      earlier.leave();
    }
    follower.start();
  }

  @Override
  public void kill(long taskId) {
    Follower follower = followers.get(taskId);
    if (follower != null) {
      follower.kill();
    }
  }

  @Override
  public void leave(long taskId) {
    Follower follower = followers.remove(taskId);
    if (follower != null) {
      follower.leave();
    }
  }

  int size() {
    return followers.size();
  }
}
