package io.eventops.egress.broken.http;

import io.eventops.egress.order.store.SqlOrders;

/// An adapter that calls another one.
public record KnowsTheStore(SqlOrders orders) {}
