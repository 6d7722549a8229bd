package io.eventops.pipeline.run;

import io.eventops.platform.thread.Recurring;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a process does again and again for its runs: it keeps its lease, and takes runs that wait
/// or whose owner is gone.
final class RunWork implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(RunWork.class);
  private static final int MOST_TAKEN_OVER = 500;

  private final RunClaims claims;
  private final RunEngine engine;
  private final SeatSharing sharing;
  private final Lease lease;
  private final Timing timing;
  private final LongSupplier nanoTime;

  /// Held from the choice of runs until they are carried out: what is claimed, but not carried out
  /// yet, would look like a run that this process has lost.
  private final Object adopting = new Object();

  private @Nullable Recurring renewing;
  private @Nullable Recurring takingOver;
  private volatile @Nullable Recurring claiming;

  RunWork(
      RunClaims claims,
      RunEngine engine,
      SeatSharing sharing,
      Lease lease,
      Timing timing,
      LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.claims = claims;
    this.engine = engine;
    this.sharing = sharing;
    this.lease = lease;
    this.timing = timing;
  }

  /// Returns when the lease is held.
  void start() {
    renew();
    look(claims.living(), Set.of());
    sharing.start();
    renewing = Recurring.start("renew-lease", timing.renewal(), this::keep);
    takingOver = Recurring.start("take-over-runs", timing.scan(), this::takeOver);
    claiming = Recurring.start("claim-runs", timing.scan(), this::claim);
  }

  /// Looks for runs that wait; cheap, never blocks.
  void wake() {
    Recurring round = claiming;
    if (round != null) {
      round.wake();
    }
  }

  private void renew() {
    long asked = nanoTime.getAsLong();
    claims.renew(timing.life());
    lease.renewed(asked);
  }

  private void keep() {
    Set<Long> before = engine.carriedOut();
    renew();
    Set<Long> lost = new HashSet<>(before);
    lost.removeAll(claims.owned());
    for (long run : lost) {
      engine.drop(run);
    }
  }

  private void takeOver() {
    if (!lease.isSafe()) {
      return;
    }
    synchronized (adopting) {
      for (Claim claim : claims.takeOver(engine::carriesOut, MOST_TAKEN_OVER)) {
        LOGGER.atInfo().addKeyValue("run", claim.runId()).log("run is taken over");
        engine.adopt(claim);
      }
    }
    if (engine.size() > 0) {
      cancel();
    }
  }

  /// Acts on the wishes to cancel that are committed.
  void cancel() {
    claims.cancelled().forEach(engine::cancel);
  }

  private void claim() {
    if (!lease.isSafe()) {
      return;
    }
    boolean any;
    synchronized (adopting) {
      RunClaims.Claimed claimed = claims.claim(engine.room(), engine.mostPerUser());
      look(claims.living(), claimed.backlog());
      claimed.claims().forEach(engine::adopt);
      any = !claimed.claims().isEmpty();
    }
    if (any) {
      wake();
    }
  }

  private void look(int living, Set<String> backlog) {
    engine.look(living, backlog);
    sharing.look(living);
  }

  boolean isSafe() {
    return lease.isSafe();
  }

  /// Gives everything to the other processes: jobs go on, and are followed by them.
  @Override
  public void close() {
    abandon();
    claims.release();
  }

  /// Stops without a word to the others.
  void abandon() {
    for (Recurring round : new @Nullable Recurring[] {claiming, takingOver, renewing}) {
      if (round != null) {
        round.close();
      }
    }
    sharing.close();
    lease.released();
    engine.dropAll();
  }
}
