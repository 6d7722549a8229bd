package io.eventops.pipeline.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// Who is next: the user with the fewest runs under way, again and again, until the places are
/// taken.
public final class FairShare {
  private FairShare() {}

  private record Turn(String user, int running, Iterator<Long> queue) {}

  /// @param queued runs that wait, by user, in the order in which each user's are to be taken
  /// @param running how many runs each user has under way
  /// @param places how many runs may be taken
  /// @param mostPerUser how many runs a user may have under way
  public static List<Long> next(
      Map<String, List<Long>> queued, Map<String, Integer> running, int places, int mostPerUser) {
    PriorityQueue<Turn> turns =
        new PriorityQueue<>(Comparator.comparingInt(Turn::running).thenComparing(Turn::user));
    new HashMap<>(queued)
        .forEach(
            (user, runs) ->
                turns.add(new Turn(user, running.getOrDefault(user, 0), runs.iterator())));
    List<Long> taken = new ArrayList<>();
    while (taken.size() < places && !turns.isEmpty()) {
      Turn turn = turns.remove();
      if (turn.running() < mostPerUser && turn.queue().hasNext()) {
        taken.add(turn.queue().next());
        turns.add(new Turn(turn.user(), turn.running() + 1, turn.queue()));
      }
    }
    return taken;
  }
}
