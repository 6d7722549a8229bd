package io.eventops.pipeline.run;

import io.eventops.platform.thread.Recurring;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Keeps the limits of actuators over all processes: while this one is alone, all places are its
/// own; when there are others, it holds what [SeatShare] leaves to it.
final class SeatSharing implements AutoCloseable {
  private final SeatLedger ledger;
  private final Seats seats;
  private final Timing timing;
  private final LongConsumer changed;
  private final LongSupplier nanoTime;
  private final long born;
  private @Nullable Recurring rounds;

  /// @param changed told the actuator of which others may want to look at their places
  SeatSharing(
      SeatLedger ledger, Seats seats, Timing timing, LongConsumer changed, LongSupplier nanoTime) {
    this.ledger = ledger;
    this.seats = seats;
    this.timing = timing;
    this.changed = changed;
    this.nanoTime = nanoTime;
    this.born = nanoTime.getAsLong();
  }

  void start() {
    rounds = Recurring.start("share-seats", timing.scan(), this::round);
  }

  /// Something has changed here or elsewhere; cheap, never blocks.
  void wake() {
    Recurring running = rounds;
    if (running != null) {
      running.wake();
    }
  }

  /// @param living how many processes share the runs
  void look(int living) {
    if (living == 1) {
      seats.alone();
    } else if (seats.shared()) {
      wake();
    }
  }

  private void round() {
    // the others need a moment to see that they are not alone any more
    boolean known = nanoTime.getAsLong() - born > timing.scan().multipliedBy(2).toNanos();
    if (seats.isShared() && known) {
      seats.actuators().forEach(this::settle);
    }
  }

  private void settle(long actuatorId) {
    AtomicReference<SeatShare> settled = new AtomicReference<>();
    boolean[] tell = new boolean[1];
    ledger.settle(
        actuatorId,
        account -> {
          Seats.Demand demand = seats.demand(actuatorId);
          SeatShare share =
              SeatShare.of(
                  demand.capacity(),
                  new SeatShare.Others(
                      account.othersHold(), account.othersWanting(), account.othersBefore()),
                  account.held(),
                  demand.seated(),
                  demand.waiting());
          // before the others can see it: no task must take a place that is about to be theirs
          int seated = seats.limit(actuatorId, share.places());
          settled.set(share);
          int held = Math.max(share.held(), seated);
          boolean wants = demand.seated() + demand.waiting() > share.places();
          tell[0] = held < account.held() || (wants && !account.wanted());
          return new SeatLedger.Entry(held, wants);
        });
    SeatShare share = settled.get();
    if (share != null) {
      seats.grant(actuatorId, share.places());
    }
    if (tell[0]) {
      changed.accept(actuatorId);
    }
  }

  @Override
  public void close() {
    if (rounds != null) {
      rounds.close();
    }
  }
}
