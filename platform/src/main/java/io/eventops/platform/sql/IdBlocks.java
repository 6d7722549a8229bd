package io.eventops.platform.sql;

import io.eventops.platform.thread.Threads;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Ids that are known before their rows are written: each process reserves blocks from
/// `id_blocks` and hands them out from memory. Ids are unique and grow within a process; after a
/// restart some are skipped. Blocks grow while they are used up quickly.
///
/// Not for use inside a transaction: a new block needs a connection of its own.
public final class IdBlocks {
  private static final int SMALLEST_BLOCK = 500;
  private static final int LARGEST_BLOCK = 64_000;
  private static final Duration QUICKLY = Duration.ofSeconds(10);

  private final Database database;
  private final Map<String, Block> blocks = new ConcurrentHashMap<>();

  public IdBlocks(Database database) {
    this.database = database;
  }

  /// One id; blocks when a new block is needed.
  public long next(String sequence) {
    return Threads.await(reserve(sequence, 1), Sql.LONGEST_STATEMENT);
  }

  /// The first of that many consecutive ids.
  public long next(String sequence, int count) {
    return Threads.await(reserve(sequence, count), Sql.LONGEST_STATEMENT);
  }

  /// The first of that many consecutive ids; complete at once while the block in memory lasts.
  public Future<Long> reserve(String sequence, int count) {
    return blocks.computeIfAbsent(sequence, Block::new).reserve(count);
  }

  private final class Block {
    private final String sequence;
    private long next;
    private long end;
    private int size = SMALLEST_BLOCK;
    private long filledAt;
    private @Nullable Future<Void> refill;

    Block(String sequence) {
      this.sequence = sequence;
    }

    synchronized Future<Long> reserve(int count) {
      if (end - next >= count) {
        long first = next;
        next += count;
        return Future.succeededFuture(first);
      }
      Future<Void> running = refill == null ? refill(Math.max(size, count)) : refill;
      return running.compose(_ -> reserve(count));
    }

    private Future<Void> refill(int count) {
      Promise<Void> filled = Promise.promise();
      refill = filled.future();
      fetch(count)
          .onComplete(
              fetched -> {
                fill(fetched.result(), count);
                // only now: who waits must see the new block, not this refill again
                filled.handle(fetched.mapEmpty());
              });
      return filled.future();
    }

    private synchronized void fill(@Nullable Long first, int count) {
      refill = null;
      if (first == null) {
        return;
      }
      next = first;
      end = first + count;
      long now = System.nanoTime();
      boolean quick = filledAt != 0 && now - filledAt < QUICKLY.toNanos();
      size = quick ? Math.min(size * 2, LARGEST_BLOCK) : SMALLEST_BLOCK;
      filledAt = now;
    }

    private Future<Long> fetch(int size) {
      return database.sendTransaction(
          sql ->
              sql.send("SELECT next_id FROM id_blocks WHERE name = ? FOR UPDATE", sequence)
                  .compose(
                      rows -> {
                        if (rows.size() == 0) {
                          return Future.failedFuture("no id sequence " + sequence);
                        }
                        long first = rows.iterator().next().getLong(0);
                        return sql.send(
                                "UPDATE id_blocks SET next_id = ? WHERE name = ?",
                                first + size,
                                sequence)
                            .map(first);
                      }));
    }
  }
}
