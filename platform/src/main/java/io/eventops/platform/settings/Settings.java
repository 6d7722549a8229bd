package io.eventops.platform.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the operator set, read by key: an environment variable over the YAML file over the default.
/// Mistakes are collected and reported together by [#check], so that one start shows them all.
///
/// Each setting is read with its file key (`mysql.port`) and its environment variable
/// (`MYSQL_PORT`).
public final class Settings {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)?");

  /// The variables of all services: several may share one environment.
  private static final Set<String> KNOWN = known();

  private final Map<String, String> environment;
  private final SettingsFile file;
  private final Set<String> asked = new LinkedHashSet<>();
  private final Set<Setting> described = new LinkedHashSet<>();
  private final Set<String> mistakes = new LinkedHashSet<>();

  private Settings(Map<String, String> environment, SettingsFile file) {
    this.environment = environment;
    this.file = file;
  }

  public static Settings of(Map<String, String> environment) {
    return new Settings(environment, SettingsFile.empty());
  }

  /// Reads the file, whose nested keys are joined by dots; a file that is not there counts as
  /// empty.
  public static Settings of(Map<String, String> environment, Path yamlFile) {
    try {
      return new Settings(environment, SettingsFile.read(yamlFile));
    } catch (IllegalArgumentException fault) {
      Settings broken = new Settings(environment, SettingsFile.empty());
      broken.mistakes.add(yamlFile + ": " + fault.getMessage());
      return broken;
    }
  }

  private static Set<String> known() {
    try (InputStream list = Settings.class.getResourceAsStream("known.txt")) {
      if (list == null) {
        throw new IllegalStateException("the list of settings is missing in this build");
      }
      return Set.copyOf(
          new String(list.readAllBytes(), StandardCharsets.US_ASCII).lines().toList());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// What has been asked for, with its defaults: the reference of the settings is checked with it.
  public Set<Setting> described() {
    return Set.copyOf(described);
  }

  /// The value as the operator wrote it; blank counts as not set.
  public Optional<String> find(String key, String variable) {
    asked.add(key);
    asked.add(variable);
    String value = environment.get(variable);
    if (value == null || value.isBlank()) {
      value = file.values().get(key);
      if (file.lists().contains(key)) {
        mistakes.add(key + " (" + variable + "): use a text, not a list");
      }
    }
    return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
  }

  public String text(String key, String variable, String fallback) {
    described.add(new Setting(key, variable, fallback));
    return find(key, variable).orElse(fallback);
  }

  public String required(String key, String variable) {
    described.add(new Setting(key, variable, Setting.REQUIRED));
    return find(key, variable).orElseGet(() -> missing(key, variable));
  }

  private String missing(String key, String variable) {
    mistakes.add("set " + key + " in the file or " + variable + " in the environment");
    return "";
  }

  /// A secret from the variable, or from the file that the variable with `_FILE` at its end names.
  public Optional<Secret> secret(String key, String variable) {
    Optional<String> direct = find(key, variable);
    Optional<String> file = find(key + "File", variable + "_FILE");
    return direct.map(Secret::new).or(() -> file.map(path -> secretFile(variable, path)));
  }

  private Secret secretFile(String variable, String path) {
    try {
      String text = Files.readString(Path.of(path)).strip();
      if (text.isEmpty()) {
        mistakes.add(variable + "_FILE: " + path + " is empty");
      }
      return new Secret(text);
    } catch (IOException | InvalidPathException fault) {
      mistakes.add(variable + "_FILE: cannot read " + path + ": " + fault);
      return new Secret("");
    }
  }

  public Secret requiredSecret(String key, String variable) {
    described.add(new Setting(key, variable, Setting.REQUIRED));
    return secret(key, variable).orElseGet(() -> new Secret(missing(key, variable)));
  }

  /// The same for a key that others must not guess.
  ///
  /// @param least characters at least
  public Secret requiredSecret(String key, String variable, int least) {
    Secret secret = requiredSecret(key, variable);
    int length = secret.reveal().length();
    if (length > 0 && length < least) {
      mistakes.add(
          key + " (" + variable + "): use a random text of at least " + least + " characters");
    }
    return secret;
  }

  public int number(String key, String variable, int fallback, int least, int most) {
    return parsed(
        key,
        variable,
        fallback,
        text -> {
          int value = Integer.parseInt(text);
          if (value < least || value > most) {
            throw new IllegalArgumentException("use a number from " + least + " to " + most);
          }
          return value;
        });
  }

  /// False for an empty text, `0`, `f` and `false` in any case, as the ancestor reads them.
  public boolean flag(String key, String variable, boolean fallback) {
    return parsed(
        key,
        variable,
        fallback,
        text ->
            !text.equals("0") && !text.equalsIgnoreCase("f") && !text.equalsIgnoreCase("false"));
  }

  /// A duration such as `500ms`, `30s`, `5m`, `12h`, `7d`; a bare number means seconds.
  public Duration duration(String key, String variable, Duration fallback) {
    return parsed(key, variable, fallback, Settings::duration);
  }

  /// A duration within limits.
  public Duration duration(
      String key, String variable, Duration fallback, Duration least, Duration most) {
    return parsed(
        key,
        variable,
        fallback,
        text -> {
          Duration value = duration(text);
          if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                "use a duration from " + least.toSeconds() + "s to " + most.toSeconds() + "s");
          }
          return value;
        });
  }

  /// One of these words.
  public String choice(String key, String variable, String fallback, Set<String> words) {
    return parsed(
        key,
        variable,
        fallback,
        text -> {
          if (!words.contains(text)) {
            throw new IllegalArgumentException(
                "use one of " + String.join(", ", new TreeSet<>(words)));
          }
          return text;
        });
  }

  /// Variables that are read elsewhere, or that the ancestor knew: not a mistake.
  public void tolerate(String... variables) {
    asked.addAll(List.of(variables));
  }

  public Path path(String key, String variable, Path fallback) {
    return parsed(key, variable, fallback, Path::of);
  }

  private static Duration duration(String text) {
    Matcher match = DURATION.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException("use a duration such as 500ms, 30s, 5m, 12h or 7d");
    }
    long amount = Long.parseLong(match.group(1));
    return switch (match.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      case "d" -> Duration.ofDays(amount);
      case null, default -> Duration.ofSeconds(amount);
    };
  }

  private <T> T parsed(String key, String variable, T fallback, Function<String, T> parser) {
    described.add(new Setting(key, variable, Setting.shown(fallback)));
    Optional<String> text = find(key, variable);
    if (text.isEmpty()) {
      return fallback;
    }
    try {
      return parser.apply(text.get());
    } catch (NumberFormatException fault) {
      mistakes.add(key + " (" + variable + "): " + text.get() + " is not a number");
    } catch (IllegalArgumentException fault) {
      mistakes.add(key + " (" + variable + "): " + text.get() + ": " + fault.getMessage());
    }
    return fallback;
  }

  /// Call when everything has been read.
  ///
  /// @throws SettingsFault naming every mistake; a variable `EVENTOPS_*` that no service knows is
  ///     one
  public void check() {
    List<String> found = new ArrayList<>(mistakes);
    environment.keySet().stream()
        .filter(name -> name.startsWith("EVENTOPS_"))
        .filter(name -> !asked.contains(name) && !KNOWN.contains(name))
        .sorted()
        .forEach(name -> found.add(name + ": no such setting; see docs/operations.md"));
    if (!found.isEmpty()) {
      throw new SettingsFault(found);
    }
  }
}
