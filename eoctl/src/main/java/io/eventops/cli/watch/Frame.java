package io.eventops.cli.watch;

import io.eventops.cli.output.Cells;
import io.eventops.cli.output.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a screen shows of some runs: a heading and the tasks of each, no more lines than fit.
final class Frame {
  private Frame() {}

  /// @param rows how many lines there may be; what says least is left out, and counted
  static List<String> of(List<RunProgress> runs, Instant now, int rows) {
    int each = Math.max(3, rows / Math.max(1, runs.size()));
    List<String> lines = new ArrayList<>();
    runs.forEach(run -> lines.addAll(of(run, now, each)));
    return lines;
  }

  private static List<String> of(RunProgress run, Instant now, int rows) {
    List<String> lines = new ArrayList<>();
    String reason = run.reason().isEmpty() ? "" : "  " + run.reason();
    lines.add(
        "run %d  %s  %s  %s%s"
            .formatted(
                run.id(), run.pipeline(), run.status(), Cells.duration(run.took(now)), reason));
    List<RunProgress.Line> all = run.lines(now);
    List<RunProgress.Line> tasks = fitting(all, rows - 1);
    if (!tasks.isEmpty()) {
      lines.addAll(table(tasks));
    }
    if (tasks.size() < all.size()) {
      lines.add("  ... " + (all.size() - tasks.size()) + " more, not running");
    }
    return lines;
  }

  /// Keeps the order; keeps what runs and what failed, then what waits, then what is done.
  private static List<RunProgress.Line> fitting(List<RunProgress.Line> tasks, int rows) {
    if (tasks.size() <= rows) {
      return tasks;
    }
    List<RunProgress.Line> kept =
        tasks.stream()
            .sorted(Comparator.comparingInt(Frame::importance).reversed())
            .limit(Math.max(0, rows - 1))
            .toList();
    return tasks.stream().filter(kept::contains).toList();
  }

  private static int importance(RunProgress.Line task) {
    if (Statuses.isRunning(task.status())) {
      return 3;
    }
    return Statuses.isBad(task.status()) ? 2 : Statuses.isSuccess(task.status()) ? 0 : 1;
  }

  private static List<String> table(List<RunProgress.Line> tasks) {
    Table table = Table.of("", "", "", "", "");
    for (RunProgress.Line task : tasks) {
      String took = Statuses.mayHaveLog(task.status()) ? Cells.duration(task.took()) : "";
      table.row("", task.path(), task.status(), took, task.host() + error(task));
    }
    return table.lines().subList(1, tasks.size() + 1);
  }

  private static String error(RunProgress.Line task) {
    return task.error().isEmpty() ? "" : " " + task.error();
  }
}
