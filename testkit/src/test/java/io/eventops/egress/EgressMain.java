package io.eventops.egress;

import io.eventops.egress.order.http.OrderRoutes;
import io.eventops.egress.order.store.SqlOrders;

/// Its root.
public final class EgressMain {
  private EgressMain() {}

  public static void main(String[] arguments) {
    OrderRoutes routes = new OrderRoutes(new SqlOrders());
    System.getenv().keySet().forEach(name -> routes.post(name.length()));
  }
}
