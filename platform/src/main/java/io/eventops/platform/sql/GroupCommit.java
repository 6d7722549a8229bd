package io.eventops.platform.sql;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.mysqlclient.MySQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Many small writes, few transactions, no timer: what arrives while a batch commits becomes the
/// next batch. An idle lane writes at once, so a single item waits for nothing.
///
/// Safe for use from any thread. The waiting queue is bounded: an item too many is refused with
/// [Full]. When the database refuses a batch, it is halved until the guilty item is alone; any
/// other fault fails the whole batch, for the commit may have happened.
public final class GroupCommit<T, R> {
  private static final Logger LOGGER = LoggerFactory.getLogger(GroupCommit.class);

  private final int lanes;
  private final Limits limits;
  private final ToLongFunction<T> weigher;
  private final Function<List<T>, Future<List<R>>> write;
  private final Deque<Waiting<T, R>> queue = new ArrayDeque<>();
  private long queuedWeight;
  private int writing;

  /// @param lanes transactions at the same time
  /// @param largestBatch items in one transaction at most
  /// @param capacity items waiting at most
  /// @param write commits the items and gives one result for each, in order
  public GroupCommit(
      int lanes, int largestBatch, int capacity, Function<List<T>, Future<List<R>>> write) {
    this(lanes, new Limits(largestBatch, Long.MAX_VALUE, capacity, Long.MAX_VALUE), _ -> 0, write);
  }

  /// @param weigher what counts towards the weights in the limits, such as the bytes of an item
  public GroupCommit(
      int lanes,
      Limits limits,
      ToLongFunction<T> weigher,
      Function<List<T>, Future<List<R>>> write) {
    this.lanes = lanes;
    this.limits = limits;
    this.weigher = weigher;
    this.write = write;
  }

  /// How much there may be at once. An item heavier than a whole batch is a batch of its own.
  ///
  /// @param batch items in one transaction
  /// @param batchWeight their weight
  /// @param queue items waiting
  /// @param queueWeight their weight
  public record Limits(int batch, long batchWeight, int queue, long queueWeight) {}

  private record Waiting<T, R>(T item, long weight, Promise<R> done) {}

  /// Completes after the commit that contains the item.
  public Future<R> submit(T item) {
    Waiting<T, R> waiting = new Waiting<>(item, weigher.applyAsLong(item), Promise.promise());
    synchronized (this) {
      if (queue.size() >= limits.queue || queuedWeight + waiting.weight > limits.queueWeight) {
        return Future.failedFuture(new Full());
      }
      queue.add(waiting);
      queuedWeight += waiting.weight;
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
      batch = take();
    }
    commit(batch).onComplete(_ -> endBatch());
  }

  private List<Waiting<T, R>> take() {
    List<Waiting<T, R>> batch = new ArrayList<>(Math.min(queue.size(), limits.batch));
    long weight = 0;
    while (!queue.isEmpty() && batch.size() < limits.batch) {
      weight += queue.element().weight;
      if (weight > limits.batchWeight && !batch.isEmpty()) {
        break;
      }
      Waiting<T, R> next = queue.remove();
      queuedWeight -= next.weight;
      batch.add(next);
    }
    return batch;
  }

  private void endBatch() {
    synchronized (this) {
      writing--;
    }
    startBatch();
  }

  /// Never fails: the items are told.
  private Future<Void> commit(List<Waiting<T, R>> batch) {
    return write(batch)
        .transform(
            written -> {
              if (written.succeeded()) {
                List<R> results = written.result();
                for (int i = 0; i < batch.size(); i++) {
                  R result = results.get(i);
                  tell(batch.get(i), done -> done.complete(result));
                }
              } else if (batch.size() > 1 && written.cause() instanceof MySQLException) {
                int middle = batch.size() / 2;
                return commit(batch.subList(0, middle))
                    .compose(_ -> commit(batch.subList(middle, batch.size())));
              } else {
                batch.forEach(waiting -> tell(waiting, done -> done.fail(written.cause())));
              }
              return Future.succeededFuture();
            });
  }

  private Future<List<R>> write(List<Waiting<T, R>> batch) {
    try {
      return write
          .apply(batch.stream().map(Waiting::item).toList())
          .compose(
              results ->
                  results.size() == batch.size()
                      ? Future.succeededFuture(results)
                      : Future.failedFuture(
                          results.size() + " results for " + batch.size() + " items"));
    } catch (RuntimeException fault) {
      return Future.failedFuture(fault);
    }
  }

  /// What a listener throws must reach neither its neighbours nor the lane.
  private static <T, R> void tell(Waiting<T, R> waiting, Consumer<Promise<R>> outcome) {
    try {
      outcome.accept(waiting.done);
    } catch (RuntimeException fault) {
      LOGGER.atError().setCause(fault).log("listener of a committed item failed");
    }
  }

  /// The queue is full: the caller should slow down.
  public static final class Full extends RuntimeException {
    Full() {
      super("too many writes are waiting", null, false, false);
    }
  }
}
