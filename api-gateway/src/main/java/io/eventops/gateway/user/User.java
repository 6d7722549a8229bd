package io.eventops.gateway.user;

/// Someone with an account, as others may see it.
///
/// @param name as it was registered
/// @param email empty when an imported row has none
public record User(String name, String email) {}
