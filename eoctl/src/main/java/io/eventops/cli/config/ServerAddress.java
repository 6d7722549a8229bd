package io.eventops.cli.config;

import io.eventops.cli.failure.Failure;
import java.net.URI;

/// Reads the address of a server as people write it.
public final class ServerAddress {
  private ServerAddress() {}

  /// Without a slash at the end, so that a path can be put behind it.
  ///
  /// @throws Failure when it is no http or https address
  public static URI parse(String text) {
    String bare = text.strip().replaceAll("/+$", "");
    try {
      URI address = URI.create(bare);
      String scheme = String.valueOf(address.getScheme());
      boolean web = scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
      if (web && address.getHost() != null && address.getUserInfo() == null) {
        return address;
      }
    } catch (IllegalArgumentException _) {
      // told below
    }
    throw Failure.usage(
        "'" + text + "' is no server address; write http://host:8080 or https://host");
  }
}
