package io.eventops.platform.sql;

import io.eventops.platform.thread.Threads;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connection pool of a process, and transactions on it.
public final class Database extends Sql implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Database.class);
  private static final int DEADLOCK = 1213;
  private static final int LOCK_WAIT_TIMEOUT = 1205;
  private static final int LOCK_WAIT_SECONDS = 10;
  private static final int ATTEMPTS = 6;
  private static final int CONNECTION_WAIT_SECONDS = 10;
  private static final int CONNECT_MS = 5_000;
  private static final Duration IDLE = Duration.ofSeconds(20);

  /// Longer than any statement may take, and than an unused connection is kept.
  private static final Duration SILENCE = LONGEST_STATEMENT.plusSeconds(10);

  private static final int MOST_WAITING = 5_000;
  private static final int STATEMENT_CACHE = 256;

  private final Pool pool;

  private Database(Pool pool) {
    super(pool);
    this.pool = pool;
  }

  /// Opens no connection yet.
  public static Database open(Vertx vertx, DatabaseSettings settings) {
    return open(vertx, settings, SILENCE);
  }

  /// @param silence after which a connection is given up, and what waits for it fails: a server
  ///     that has lost its power closes nothing
  static Database open(Vertx vertx, DatabaseSettings settings, Duration silence) {
    MySQLConnectOptions connect =
        new MySQLConnectOptions()
            .setHost(settings.host())
            .setPort(settings.port())
            .setDatabase(settings.database())
            .setUser(settings.user())
            .setPassword(settings.password().reveal())
            .setCharset("utf8mb4")
            .setCachePreparedStatements(true)
            .setPreparedStatementCacheMaxSize(STATEMENT_CACHE)
            // found rows, not changed rows: a conditional update that matched counts as done
            .setUseAffectedRows(false);
    PoolOptions options =
        new PoolOptions()
            .setMaxSize(settings.poolSize())
            .setMaxWaitQueueSize(MOST_WAITING)
            .setConnectionTimeout(CONNECTION_WAIT_SECONDS)
            .setConnectionTimeoutUnit(TimeUnit.SECONDS)
            .setIdleTimeout((int) IDLE.toMillis())
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    NetClientOptions network =
        new NetClientOptions()
            .setConnectTimeout(CONNECT_MS)
            .setTcpNoDelay(true)
            .setReadIdleTimeout((int) silence.toMillis())
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    return new Database(
        MySQLBuilder.pool()
            .with(options)
            .with(network)
            .connectingTo(connect)
            .withConnectHandler(Database::prepare)
            .using(vertx)
            .build());
  }

  /// The same session whatever the server's own settings: nothing is cut off silently, a lock is
  /// not waited for longer than a caller waits, and locks cover rows, not the gaps between them.
  private static void prepare(SqlConnection connection) {
    connection
        .query(
            "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION',"
                + " innodb_lock_wait_timeout = "
                + LOCK_WAIT_SECONDS)
        .execute()
        .compose(
            _ ->
                connection
                    .query("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED")
                    .execute())
        .onFailure(
            fault -> LOGGER.atWarn().setCause(fault).log("database session could not be prepared"))
        // that is: hands it to the pool
        .onComplete(_ -> connection.close());
  }

  /// Runs the work in one transaction: committed when it returns, rolled back when it throws. A
  /// transaction that lost a deadlock is run again, so the work must have no effect outside of it.
  public <T> T transaction(Function<Sql, T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (MySQLException fault) {
        if (attempt == ATTEMPTS || !isRepeatable(fault)) {
          throw fault;
        }
        pause(attempt);
      }
    }
  }

  private <T> T once(Function<Sql, T> work) {
    SqlConnection connection = Threads.await(pool.getConnection(), LONGEST_STATEMENT);
    try {
      Transaction transaction = Threads.await(connection.begin(), LONGEST_STATEMENT);
      T result;
      try {
        result = work.apply(new Sql(connection));
      } catch (RuntimeException fault) {
        Threads.await(transaction.rollback().otherwiseEmpty(), LONGEST_STATEMENT);
        throw fault;
      }
      Threads.await(transaction.commit(), LONGEST_STATEMENT);
      return result;
    } finally {
      connection.close();
    }
  }

  /// The same without blocking, for event loops.
  public <T> Future<T> sendTransaction(Function<Sql, Future<T>> work) {
    return attempt(work, 1);
  }

  private <T> Future<T> attempt(Function<Sql, Future<T>> work, int attempt) {
    return pool.withTransaction(connection -> work.apply(new Sql(connection)))
        .recover(
            fault ->
                attempt < ATTEMPTS && isRepeatable(fault)
                    ? attempt(work, attempt + 1)
                    : Future.failedFuture(fault));
  }

  private static boolean isRepeatable(Throwable fault) {
    return fault instanceof MySQLException mysql
        && (mysql.getErrorCode() == DEADLOCK || mysql.getErrorCode() == LOCK_WAIT_TIMEOUT);
  }

  private static void pause(int attempt) {
    try {
      TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(5L << attempt));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    Threads.await(pool.close(), LONGEST_STATEMENT);
  }
}
