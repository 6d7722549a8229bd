package io.eventops.model.message.gateway;

import io.eventops.model.message.Address;

/// Some tokens are no longer good; whoever verifies tokens reads the new rows of the list.
///
/// @param user whose tokens
public record TokensRevoked(String user) {
  public static final Address<TokensRevoked> ADDRESS =
      new Address<>("gateway.tokens.revoked.v1", TokensRevoked.class);
}
