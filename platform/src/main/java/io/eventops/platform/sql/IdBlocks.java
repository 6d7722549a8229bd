package io.eventops.platform.sql;

import io.eventops.platform.thread.Threads;
import io.vertx.core.Future;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Ids that are known before their rows are written: each process reserves blocks from
/// `id_blocks` and hands them out from memory. Ids are unique and grow within a process; after a
/// restart some are skipped.
public final class IdBlocks {
  private static final int BLOCK = 500;

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
    private Future<?> refill = Future.succeededFuture();

    Block(String sequence) {
      this.sequence = sequence;
    }

    synchronized Future<Long> reserve(int count) {
      if (end - next >= count) {
        long first = next;
        next += count;
        return Future.succeededFuture(first);
      }
      if (refill.isComplete()) {
        int size = Math.max(BLOCK, count);
        refill = fetch(size).onSuccess(first -> fill(first, size));
      }
      return refill.compose(_ -> reserve(count));
    }

    private synchronized void fill(long first, int size) {
      next = first;
      end = first + size;
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
