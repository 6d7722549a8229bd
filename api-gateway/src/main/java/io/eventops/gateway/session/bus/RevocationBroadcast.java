package io.eventops.gateway.session.bus;

import io.eventops.gateway.session.RevocationNotice;
import io.eventops.model.message.gateway.TokensRevoked;
import io.eventops.platform.auth.Revocations;
import io.eventops.platform.bus.Bus;

/// Reads the revocations anew here, then tells the others to do so.
public final class RevocationBroadcast implements RevocationNotice {
  private final Revocations revocations;
  private final Bus bus;

  public RevocationBroadcast(Revocations revocations, Bus bus) {
    this.revocations = revocations;
    this.bus = bus;
  }

  @Override
  public void revoked(String user) {
    revocations.refresh();
    bus.publish(TokensRevoked.ADDRESS, new TokensRevoked(user));
  }
}
