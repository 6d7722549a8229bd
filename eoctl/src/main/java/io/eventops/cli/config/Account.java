package io.eventops.cli.config;

/// A user on a server, with what the server gave at login.
///
/// @param refreshToken renews the token; empty when the server gave none
/// @param isDefault used when a command does not say which
public record Account(
    String server, String username, String token, String refreshToken, boolean isDefault) {

  boolean is(String otherServer, String otherUsername) {
    return bare(server).equals(bare(otherServer)) && username.equals(otherUsername);
  }

  boolean isOn(String otherServer) {
    return bare(server).equals(bare(otherServer));
  }

  Account asDefault(boolean chosen) {
    return new Account(server, username, token, refreshToken, chosen);
  }

  /// Without the tokens, for messages.
  @Override
  public String toString() {
    return username + " at " + server;
  }

  private static String bare(String server) {
    return server.replaceAll("/+$", "");
  }
}
