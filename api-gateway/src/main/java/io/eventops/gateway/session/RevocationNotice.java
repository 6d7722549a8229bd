package io.eventops.gateway.session;

/// Tells everyone who checks tokens that some are revoked; the database knows already.
@FunctionalInterface
public interface RevocationNotice {
  /// When this returns, the tokens are refused here; elsewhere within about a second.
  void revoked(String user);
}
