package io.eventops.dialer;

/// Not what a root is for.
public record Helper(String text) {}
