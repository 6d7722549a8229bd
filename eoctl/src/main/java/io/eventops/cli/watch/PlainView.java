package io.eventops.cli.watch;

import io.eventops.cli.output.Cells;
import java.io.PrintStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One line for each change of a status, for logs and pipes.
public final class PlainView implements RunView {
  private final PrintStream out;
  private final Map<String, String> shown = new HashMap<>();

  public PlainView(PrintStream out) {
    this.out = out;
  }

  @Override
  public void show(List<RunProgress> runs, Instant now) {
    for (RunProgress run : runs) {
      String title = "run " + run.id();
      boolean ended = run.ended();
      if (!Statuses.runEnded(run.status())) {
        changed(title, run.status(), title + " " + run.pipeline() + " " + run.status());
      }
      for (RunProgress.Line task : run.lines(now)) {
        if (!task.status().equals("waiting")) {
          String name = title + " " + task.path();
          changed(name, task.status(), name + " " + describe(task));
        }
      }
      if (ended) {
        String reason = run.reason().isEmpty() ? "" : ": " + run.reason();
        String took = " in " + Cells.duration(run.took(now));
        changed(
            title, run.status(), title + " " + run.pipeline() + " " + run.status() + took + reason);
      }
    }
    out.flush();
  }

  private static String describe(RunProgress.Line task) {
    StringBuilder text = new StringBuilder(task.status());
    if (Statuses.isSuccess(task.status()) || Statuses.isBad(task.status())) {
      text.append(" in ").append(Cells.duration(task.took()));
    }
    if (!task.host().isEmpty()) {
      text.append(" on ").append(task.host());
    }
    return task.error().isEmpty() ? text.toString() : text + ": " + task.error();
  }

  private void changed(String name, String status, String line) {
    if (!status.isEmpty() && !status.equals(shown.put(name, status))) {
      out.println(line);
    }
  }
}
