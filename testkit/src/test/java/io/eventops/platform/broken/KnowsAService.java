package io.eventops.platform.broken;

import io.eventops.egress.order.Order;

/// Looks upstairs.
public record KnowsAService(Order order) {}
