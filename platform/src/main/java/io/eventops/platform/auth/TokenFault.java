package io.eventops.platform.auth;

/// Why a token is not accepted; the message is safe to show to the caller.
public final class TokenFault extends RuntimeException {
  TokenFault(String message) {
    super(message, null, false, false);
  }
}
