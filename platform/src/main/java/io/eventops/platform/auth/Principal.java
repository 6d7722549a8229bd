package io.eventops.platform.auth;

/// Who is calling, proved by a token.
///
/// @param name user name, as stored
public record Principal(String name) {}
