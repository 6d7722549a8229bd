package io.eventops.standalone;

import io.eventops.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// A whole installation in this JVM, on a database of its own.
final class House implements AutoCloseable {
  private final TestDatabase database = TestDatabase.create();
  private final Standalone standalone;

  /// @param data of this house alone: its local tasks have their folders there
  /// @param settings pairs of a variable and its value
  House(Path data, String... settings) {
    Map<String, String> environment = new HashMap<>(database.settings());
    environment.put("EVENTOPS_MANAGEMENT_PORT", "-1");
    environment.put("EVENTOPS_KILL_GRACE", "1s");
    for (int i = 0; i < settings.length; i += 2) {
      environment.put(settings[i], settings[i + 1]);
    }
    standalone = Standalone.start(StandaloneOptions.parse("--data", data.toString()), environment);
  }

  /// Where it serves, as in `http://127.0.0.1:8080`.
  String address() {
    return standalone.address();
  }

  /// For looking behind its back.
  TestDatabase database() {
    return database;
  }

  Caller stranger() {
    return Caller.stranger(address());
  }

  Caller user(String name) {
    return stranger().as(name);
  }

  @Override
  public void close() {
    standalone.close();
    database.close();
  }
}
