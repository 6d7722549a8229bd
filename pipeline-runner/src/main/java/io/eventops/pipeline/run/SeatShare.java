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
  record Others(int held, int wanting) {}

  /// Shares evenly between those that want places. Where there are too few for everybody, the one
  /// that had some lets the others have their turn.
  ///
  /// @param capacity places of the actuator
  /// @param before what this process held until now
  /// @param seated tasks that have a place
  /// @param waiting tasks that want one
  static SeatShare of(int capacity, Others others, int before, int seated, int waiting) {
    int free = Math.max(0, capacity - others.held());
    int places = Math.min(seated + waiting, free);
    if (others.wanting() > 0) {
      boolean yields = capacity <= others.wanting() && before > 0;
      int fair = Math.ceilDiv(capacity, others.wanting() + 1);
      places = yields ? 0 : Math.min(places, fair);
    }
    return new SeatShare(places, Math.max(places, seated));
  }
}
