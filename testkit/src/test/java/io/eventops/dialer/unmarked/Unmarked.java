package io.eventops.dialer.unmarked;

/// Its package says nothing about null.
public record Unmarked(String text) {}
