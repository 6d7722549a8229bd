package io.eventops.gateway.forward;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Lets the processes that can do the same take turns. Safe for use by several threads.
public final class Rotation {
  private final AtomicInteger turn = new AtomicInteger();

  /// All of them, in the order in which they are to be tried: each call begins with another one.
  public <T> List<T> order(List<T> all) {
    if (all.size() < 2) {
      return all;
    }
    int first = Math.floorMod(turn.getAndIncrement(), all.size());
    List<T> order = new ArrayList<>(all.subList(first, all.size()));
    order.addAll(all.subList(0, first));
    return order;
  }
}
