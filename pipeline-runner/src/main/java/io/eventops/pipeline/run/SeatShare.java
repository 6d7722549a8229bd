package io.eventops.pipeline.run;

/// How many of an actuator's places one process has, when several processes run tasks there.
///
/// @param places tasks that it may have seated from now on
/// @param held places that the others must leave to it: tasks that are seated already keep theirs
record SeatShare(int places, int held) {

  /// What the other processes have and want.
  ///
  /// @param held places that they hold together
  /// @param wanting how many of them have tasks that wait
  /// @param before how many of them have no place and have waited for one longer than this process
  record Others(int held, int wanting, int before) {}

  /// Shares evenly between those that want places; whoever has none and has waited longest comes
  /// first. Where there are too few for everybody, the one that had some lets the others have their
  /// turn.
  ///
  /// @param capacity places of the actuator
  /// @param held what this process held until now
  /// @param seated tasks that have a place
  /// @param waiting tasks that want one
  static SeatShare of(int capacity, Others others, int held, int seated, int waiting) {
    int free = Math.max(0, capacity - others.held());
    int places = Math.min(seated + waiting, free);
    if (others.wanting() > 0) {
      boolean yields = capacity <= others.wanting() && held > 0;
      int fair = Math.ceilDiv(capacity, others.wanting() + 1);
      int left = Math.max(0, free - others.before());
      places = yields ? 0 : Math.min(places, Math.min(fair, left));
    }
    return new SeatShare(places, Math.max(places, seated));
  }
}
