package io.eventops.pipeline.run;

import java.util.function.Function;

/// Which process holds how many places of which actuator, for all processes. Blocks; call it on
/// virtual threads.
public interface SeatLedger {
  /// What is known of one actuator at a moment when nobody else changes it.
  ///
  /// @param othersHold places that other living processes hold
  /// @param othersWanting how many of them have tasks that wait
  /// @param othersBefore how many of them hold none and have waited longer than this process
  /// @param held places that this process holds
  /// @param wanted whether its tasks waited for more
  record Account(int othersHold, int othersWanting, int othersBefore, int held, boolean wanted) {}

  /// @param wants whether tasks of this process wait for more
  record Entry(int held, boolean wants) {}

  /// Decides how many places this process holds from now on.
  void settle(long actuatorId, Function<Account, Entry> decision);
}
