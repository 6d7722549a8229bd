package io.eventops.cli.terminal;

/// Somebody at a keyboard with a screen.
public interface Person {

  /// Asks for a secret without showing it; empty when nothing was entered.
  String secret(String prompt);

  /// How many lines the screen has now.
  int rows();
}
