package io.eventops.standalone;

import io.eventops.platform.settings.Settings;
import io.eventops.platform.sql.DatabaseSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// What the operator has set, and for what he has left out, in the environment as in the file, a
/// value that suits one machine.
final class StandaloneSettings {
  private final Map<String, String> environment;
  private final Path file;

  StandaloneSettings(Map<String, String> environment, Path file) {
    this.environment = new HashMap<>(environment);
    this.file = file;
  }

  /// Stronger than all that is set.
  void set(String variable, String value) {
    environment.put(variable, value);
  }

  void suppose(String key, String variable, String value) {
    if (!has(key, variable)) {
      set(variable, value);
    }
  }

  /// @param value made only when it is needed
  void supposeSecret(String key, String variable, Supplier<String> value) {
    if (!has(key, variable) && !has(key + "File", variable + "_FILE")) {
      set(variable, value.get());
    }
  }

  boolean has(String key, String variable) {
    return read().find(key, variable).isPresent();
  }

  String text(String key, String variable) {
    return read().text(key, variable, "");
  }

  DatabaseSettings database() {
    return DatabaseSettings.from(read());
  }

  /// As services read them; what was found wrong before is found again.
  Settings read() {
    return Settings.of(environment, file);
  }
}
