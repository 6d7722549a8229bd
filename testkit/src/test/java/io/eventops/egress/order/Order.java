package io.eventops.egress.order;

/// A feature of a well-kept service.
public record Order(long id, String text) {}
