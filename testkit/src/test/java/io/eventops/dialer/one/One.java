package io.eventops.dialer.one;

import io.eventops.dialer.two.Two;

/// Half of a cycle.
public interface One {
  Two two();
}
