package io.eventops.platform.thread;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Straight-line code beside event loops: each piece of work has a virtual thread of its own, so
/// it may block, and a future is awaited with a deadline.
public final class Threads {
  private Threads() {}

  /// Runs the work on a new virtual thread; the future completes with what it returns or throws.
  public static <T> Future<T> call(String name, Callable<T> work) {
    Promise<T> done = Promise.promise();
    Thread.ofVirtual()
        .name(name)
        .start(
            () -> {
              try {
                done.complete(work.call());
              } catch (Throwable fault) {
                done.fail(fault);
              }
            });
    return done.future();
  }

  public static Future<Void> run(String name, Runnable work) {
    return call(
        name,
        () -> {
          work.run();
          return null;
        });
  }

  /// Waits for the future on this thread, which must not be an event loop.
  ///
  /// @throws Overdue when it has not completed within the limit
  public static <T> T await(Future<T> future, Duration limit) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new Overdue(limit, late);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CompletionException("interrupted while waiting", stop);
    } catch (ExecutionException fault) {
      if (fault.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new CompletionException(fault.getCause());
    }
  }

  /// A wait that took longer than its limit.
  public static final class Overdue extends RuntimeException {
    Overdue(Duration limit, TimeoutException cause) {
      super("no answer within " + limit.toMillis() + " ms", cause);
    }
  }
}
