package io.eventops.cli.client;

import java.util.Optional;

/// Who the calls are made for.
public interface Tokens {

  /// The token to send; empty for calls that need none.
  Optional<String> current();

  /// Another token in place of one that the server refused; empty when there is no other.
  Optional<String> renew(String refused);

  /// For calls that need no token.
  static Tokens none() {
    return new Fixed(Optional.empty());
  }

  /// A token that cannot be renewed.
  static Tokens fixed(String token) {
    return new Fixed(Optional.of(token));
  }

  /// One token or none.
  record Fixed(Optional<String> current) implements Tokens {
    @Override
    public Optional<String> renew(String refused) {
      return Optional.empty();
    }
  }
}
