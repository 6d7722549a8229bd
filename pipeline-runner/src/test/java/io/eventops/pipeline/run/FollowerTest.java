package io.eventops.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.model.definition.CommandTask;
import io.eventops.model.definition.PipelineDefinition;
import io.eventops.pipeline.actuator.Actuator;
import io.eventops.pipeline.actuator.Actuators;
import io.eventops.pipeline.job.Job;
import io.eventops.pipeline.log.LogNews;
import io.eventops.pipeline.log.file.FileLogs;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FollowerTest {
  private static final RunFacts RUN =
      new RunFacts(7, Instant.EPOCH, "kakj", 0, 1, Map.of(), Map.of(), null);

  @TempDir private Path directory;
  private final BlockingQueue<RunMessage> reports = new LinkedBlockingQueue<>();

  private static final class NoActuators implements Actuators {
    @Override
    public Optional<Actuator> find(long id) {
      return Optional.empty();
    }

    @Override
    public List<Actuator> candidates(String creater, String type, List<String> tags) {
      return List.of();
    }

    @Override
    public void reachable(long id) {
      throw new AssertionError("there are none");
    }

    @Override
    public void unreachable(long id, String error) {
      throw new AssertionError("there are none");
    }
  }

  @Test
  void reportsAnEndAlsoWhenTheScriptCannotBeMade() throws InterruptedException {
    CommandTask task =
        (CommandTask)
            PipelineDefinition.read(
                    """
                    name: p
                    version: 1.0
                    dag: [{name: a}]
                    tasks:
                      - alias: a
                        type: os
                        commands: ['true']
                        outputs: [{name: report, type: file, value: /tmp/report}]
                    """,
                    "kakj")
                .definition()
                .tasks()
                .getFirst();
    // no shell variable has such a name
    Effect.Run order = new Effect.Run(9, new Seat(1, "x"), task, Map.of(), Job.Start.ONCE);

    new Follower(RUN, order, parts(), reports::add).start();

    assertThat(reports.poll(30, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            RunMessage.Ended.class,
            ended -> {
              assertThat(ended.taskId()).isEqualTo(9);
              assertThat(ended.end())
                  .isInstanceOfSatisfying(
                      JobEnd.NotStarted.class,
                      end -> assertThat(end.reason()).startsWith("EventOps failed: "));
            });
  }

  private JobParts parts() {
    return new JobParts(
        new NoActuators(),
        new FakeMachine(),
        new FileLogs(directory, 1 << 20, LogNews.none()),
        new Callback("", "a key that is for tests only"),
        Patience.DEFAULT);
  }
}
