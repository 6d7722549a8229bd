package io.eventops.egress.order;

/// Its port.
public interface Orders {
  void keep(Order order);
}
