package io.eventops.dialer.two;

import io.eventops.dialer.one.One;

/// The other half.
public interface Two {
  One one();
}
