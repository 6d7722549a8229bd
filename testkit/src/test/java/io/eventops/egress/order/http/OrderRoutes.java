package io.eventops.egress.order.http;

import io.eventops.egress.order.Order;
import io.eventops.egress.order.Orders;
import io.vertx.core.Future;

/// Its adapter to HTTP.
public record OrderRoutes(Orders orders) {
  public Future<Void> post(long id) {
    orders.keep(new Order(id, ""));
    return Future.succeededFuture();
  }
}
