package io.eventops.gateway.password;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Hashes and checks passwords. Each hashing takes about 19 MiB and some ten milliseconds of one
/// core by design, so only a few run at once and few wait; who comes too late gets [Busy].
///
/// Methods block; they are for virtual threads.
public final class Passwords implements AutoCloseable {
  private static final int SALT_BYTES = 16;
  private static final int WAITING_PER_THREAD = 32;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final SecureRandom random = new SecureRandom();
  private final Argon2Hash.Cost cost;
  private final ThreadPoolExecutor threads;
  private final Argon2Hash nobodys;

  /// @param atOnce hashings at the same time
  public Passwords(int atOnce) {
    this(atOnce, Argon2Hash.Cost.RECOMMENDED);
  }

  Passwords(int atOnce, Argon2Hash.Cost cost) {
    this.cost = cost;
    // threads of their own: virtual ones would keep all carriers busy
    this.threads =
        new ThreadPoolExecutor(
            atOnce,
            atOnce,
            60,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(atOnce * WAITING_PER_THREAD),
            Thread.ofPlatform().name("password-", 0).daemon().factory());
    threads.allowCoreThreadTimeOut(true);
    this.nobodys = compute("the password of nobody");
  }

  /// @return what to store
  /// @throws Busy when too many are hashed
  public String hash(String password) {
    return run(() -> compute(password)).phc();
  }

  /// Takes the same time whether the user exists or not, and whatever is wrong.
  ///
  /// @param stored null for a user that does not exist
  /// @throws Busy when too many are hashed
  public PasswordVerdict check(@Nullable StoredPassword stored, String password) {
    return run(() -> verdict(stored, password));
  }

  private PasswordVerdict verdict(@Nullable StoredPassword stored, String password) {
    boolean right =
        switch (stored) {
          case Argon2Hash argon2 -> argon2.matches(password);
          case Md5Hash md5 -> md5.matches(password) || alwaysWrong(password);
          case null -> alwaysWrong(password);
        };
    if (!right) {
      return new PasswordVerdict.Wrong();
    }
    return stored instanceof Argon2Hash argon2 && argon2.cost().equals(cost)
        ? new PasswordVerdict.Right()
        : new PasswordVerdict.RightButOutdated(compute(password).phc());
  }

  /// For the time it takes.
  private boolean alwaysWrong(String password) {
    boolean _ = nobodys.matches(password);
    return false;
  }

  private Argon2Hash compute(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return Argon2Hash.of(password, salt, cost);
  }

  private <T> T run(Callable<T> work) {
    Future<T> running;
    try {
      running = threads.submit(work);
    } catch (RejectedExecutionException full) {
      throw new Busy(full);
    }
    try {
      return running.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      running.cancel(false);
      throw new Busy(late);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new Busy(stop);
    } catch (ExecutionException fault) {
      throw new IllegalStateException("hashing failed", fault.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /// Too many passwords are being hashed: try again a little later.
  public static final class Busy extends RuntimeException {
    Busy(Exception cause) {
      super("too many passwords are being hashed", cause, false, false);
    }
  }
}
