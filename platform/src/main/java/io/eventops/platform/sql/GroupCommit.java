package io.eventops.platform.sql;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.mysqlclient.MySQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/// Many small writes, few transactions, no timer: what arrives while a batch commits becomes the
/// next batch. An idle lane writes at once, so a single item waits for nothing.
///
/// Safe for use from any thread. The waiting queue is bounded: an item too many is refused with
/// [Full]. When the database refuses a batch, it is halved until the guilty item is alone.
public final class GroupCommit<T, R> {
  private final int lanes;
  private final int largestBatch;
  private final int capacity;
  private final Function<List<T>, Future<List<R>>> write;
  private final Deque<Waiting<T, R>> queue = new ArrayDeque<>();
  private int writing;

  /// @param lanes transactions at the same time
  /// @param largestBatch items in one transaction at most
  /// @param capacity items waiting at most
  /// @param write commits the items and gives one result for each, in order
  public GroupCommit(
      int lanes, int largestBatch, int capacity, Function<List<T>, Future<List<R>>> write) {
    this.lanes = lanes;
    this.largestBatch = largestBatch;
    this.capacity = capacity;
    this.write = write;
  }

  private record Waiting<T, R>(T item, Promise<R> done) {}

  /// Completes after the commit that contains the item.
  public Future<R> submit(T item) {
    Waiting<T, R> waiting = new Waiting<>(item, Promise.promise());
    synchronized (this) {
      if (queue.size() >= capacity) {
        return Future.failedFuture(new Full());
      }
      queue.add(waiting);
    }
    startBatch();
    return waiting.done.future();
  }

  /// Items that wait for a lane.
  public synchronized int waiting() {
    return queue.size();
  }

  private void startBatch() {
    List<Waiting<T, R>> batch;
    synchronized (this) {
      if (writing == lanes || queue.isEmpty()) {
        return;
      }
      writing++;
      batch = new ArrayList<>(Math.min(queue.size(), largestBatch));
      while (!queue.isEmpty() && batch.size() < largestBatch) {
        batch.add(queue.remove());
      }
    }
    commit(batch).onComplete(_ -> endBatch());
  }

  private void endBatch() {
    synchronized (this) {
      writing--;
    }
    startBatch();
  }

  private Future<?> commit(List<Waiting<T, R>> batch) {
    return write(batch)
        .onSuccess(
            results -> {
              for (int i = 0; i < batch.size(); i++) {
                batch.get(i).done.complete(results.get(i));
              }
            })
        .recover(
            fault -> {
              if (batch.size() > 1 && fault instanceof MySQLException) {
                int middle = batch.size() / 2;
                return commit(batch.subList(0, middle))
                    .transform(_ -> commit(batch.subList(middle, batch.size())))
                    .mapEmpty();
              }
              batch.forEach(waiting -> waiting.done.fail(fault));
              return Future.succeededFuture(List.of());
            });
  }

  private Future<List<R>> write(List<Waiting<T, R>> batch) {
    try {
      return write.apply(batch.stream().map(Waiting::item).toList());
    } catch (RuntimeException fault) {
      return Future.failedFuture(fault);
    }
  }

  /// The queue is full: the caller should slow down.
  public static final class Full extends RuntimeException {
    Full() {
      super("too many writes are waiting", null, false, false);
    }
  }
}
