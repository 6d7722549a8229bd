package io.eventops.gateway.user;

import io.eventops.gateway.password.StoredPassword;

/// A user with what proves that it is him.
public record Account(User user, StoredPassword password) {}
