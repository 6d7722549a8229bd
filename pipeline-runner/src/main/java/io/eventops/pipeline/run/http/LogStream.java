package io.eventops.pipeline.run.http;

import io.eventops.pipeline.log.LogKey;
import io.eventops.pipeline.log.LogReader;
import io.eventops.pipeline.log.Logs;
import io.eventops.pipeline.run.RunViews;
import io.eventops.pipeline.run.TaskView;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/// Sends one log, and follows it if that is wanted. It is read from its file at the pace of the
/// reader.
final class LogStream {
  private static final int PIECE = 16 * 1024;
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final Logs logs;
  private final RunViews views;
  private final ResponseStream out;
  private final boolean events;

  /// @param events as server-sent events, otherwise as plain text
  LogStream(Logs logs, RunViews views, ResponseStream out, boolean events) {
    this.logs = logs;
    this.views = views;
    this.out = out;
    this.events = events;
  }

  void send(TaskView task, long offset, boolean follow) {
    LogKey key = new LogKey(task.runId(), task.row().id());
    Utf8Pieces text = new Utf8Pieces();
    TaskView last = task;
    try (LogReader reader = logs.reader(key, offset)) {
      sendRest(reader, text);
      while (follow && !last.row().status().isDone() && !out.isClosed()) {
        if (!sendRest(reader, text)) {
          last = current(last);
          if (!last.row().status().isDone()) {
            rest(reader);
          }
        }
      }
      // what was written before the end of the task was told
      sendRest(reader, text);
      finish(reader, text, last);
    }
    out.end();
  }

  private TaskView current(TaskView task) {
    return views.task(task.creater(), task.runId(), task.row().id()).orElse(task);
  }

  private void rest(LogReader reader) {
    boolean silent = !reader.await(HEARTBEAT);
    if (silent && events) {
      out.heartbeat();
    }
  }

  private boolean sendRest(LogReader reader, Utf8Pieces text) {
    byte[] piece = new byte[PIECE];
    boolean any = false;
    for (int count = reader.read(piece); count > 0; count = reader.read(piece)) {
      any = true;
      if (events) {
        String shown = text.push(piece, count);
        if (!shown.isEmpty()) {
          log(reader.offset() - text.held(), shown);
        }
      } else {
        out.write(Buffer.buffer(count).appendBytes(piece, 0, count));
      }
    }
    return any;
  }

  private void finish(LogReader reader, Utf8Pieces text, TaskView last) {
    if (events) {
      if (text.held() > 0) {
        log(reader.offset(), text.flush());
      }
      out.event(
          "",
          "end",
          new JsonObject().put("status", last.row().status().text()).put("size", reader.offset()));
    }
  }

  private void log(long offset, String text) {
    out.event(Long.toString(offset), "log", new JsonObject().put("text", text));
  }
}
