package io.eventops.pipeline.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Messages that are handled one batch at a time, in the order of their arrival, each batch on a
/// virtual thread. Whoever posts never waits.
final class Mailbox<T> {
  private final String name;
  private final Consumer<List<T>> handler;
  private List<T> waiting = new ArrayList<>();
  private boolean busy;

  Mailbox(String name, Consumer<List<T>> handler) {
    this.name = name;
    this.handler = handler;
  }

  void post(T message) {
    synchronized (this) {
      waiting.add(message);
      if (busy) {
        return;
      }
      busy = true;
    }
    Thread.ofVirtual().name(name).start(this::work);
  }

  private void work() {
    while (true) {
      List<T> batch;
      synchronized (this) {
        if (waiting.isEmpty()) {
          busy = false;
          return;
        }
        batch = waiting;
        waiting = new ArrayList<>();
      }
      handler.accept(batch);
    }
  }
}
