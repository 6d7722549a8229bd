package io.eventops.model.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What one event fires, gathered in runs that are in order themselves.
final class Firings {
  private static final Comparator<Firing> ORDER =
      Comparator.<Firing>comparingLong(firing -> firing.trigger().id())
          .thenComparingInt(Firing::entry);

  private final List<Firing> gathered = new ArrayList<>();
  private int runs;

  /// What is added until the next call is in order.
  void startRun() {
    runs++;
  }

  void add(Firing firing) {
    gathered.add(firing);
  }

  /// By id of the trigger, then by entry.
  List<Firing> inOrder() {
    if (runs > 1) {
      gathered.sort(ORDER);
    }
    return gathered;
  }
}
