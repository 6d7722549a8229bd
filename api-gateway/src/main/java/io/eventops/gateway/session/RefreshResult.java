package io.eventops.gateway.session;

/// What became of a refresh token that was handed in.
public sealed interface RefreshResult {
  record Done(SessionTokens tokens) implements RefreshResult {}

  /// Unknown, expired, or of a session that has ended.
  record Refused() implements RefreshResult {}

  /// It was used before: one of its two users has stolen it. The session has been ended.
  record Reused(String user) implements RefreshResult {}
}
