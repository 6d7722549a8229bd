package io.eventops.sse.topic;

/// Belongs to another service.
public record Topic(String name) {}
