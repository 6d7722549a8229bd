package io.eventops.egress.order.store;

import io.eventops.egress.order.Order;
import io.eventops.egress.order.Orders;
import io.eventops.platform.sql.Statements;

/// Its adapter to the database.
public final class SqlOrders implements Orders {
  @Override
  public void keep(Order order) {
    Statements.run("insert " + order.id());
  }
}
