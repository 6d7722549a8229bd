package io.eventops.gateway.session;

import io.eventops.gateway.user.User;
import io.eventops.platform.settings.Secret;
import java.time.Duration;

/// What a user gets for a password or for a refresh token.
///
/// @param access for the `Authorization` header
/// @param refresh to be traded, once, for the next tokens
/// @param life of the access token
public record SessionTokens(User user, Secret access, Secret refresh, Duration life) {}
