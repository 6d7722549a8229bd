package io.eventops.dialer.http;

/// An adapter of no feature.
public record Routes(String path) {}
