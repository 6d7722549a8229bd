package io.eventops.platform.settings;

import java.util.List;

/// Every mistake in the settings of a process, each with the key and what to do.
public final class SettingsFault extends RuntimeException {
  private final List<String> mistakes;

  SettingsFault(List<String> mistakes) {
    super("settings:\n  " + String.join("\n  ", mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  public List<String> mistakes() {
    return mistakes;
  }
}
