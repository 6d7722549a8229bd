package io.eventops.testkit.architecture;

import java.util.Map;
import java.util.Set;

/// Which rooms a room may use.
final class Floors {
  private static final Set<String> BELOW_SERVICES = Set.of("model", "platform");

  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "build", Set.of(),
          "model", Set.of(),
          "migrations", Set.of(),
          "database", Set.of("migrations"),
          "platform", Set.of("model"),
          "cli", Set.of("model"),
          "agent", BELOW_SERVICES,
          "testkit", Set.of("database", "migrations", "model", "platform"));

  private Floors() {}

  static boolean allow(Place from, Place to) {
    if (!to.isOurs() || from.room().equals(to.room())) {
      return true;
    }
    if (from.isService()) {
      return BELOW_SERVICES.contains(to.room());
    }
    // whoever is not listed stands on top: standalone, benchmarks
    Set<String> allowed = ALLOWED.get(from.room());
    return allowed == null ? !to.room().equals("testkit") : allowed.contains(to.room());
  }
}
