package io.eventops.platform.boot;

import io.eventops.platform.settings.Settings;
import io.eventops.platform.settings.SettingsFault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one service as a process that shares the work with others: settings from the environment
/// and a YAML file, stop on SIGTERM.
public final class ServiceLauncher {
  private static final Logger LOGGER = LoggerFactory.getLogger(ServiceLauncher.class);
  private static final String DEFAULT_FILE = "/etc/eventops/config.yaml";

  private ServiceLauncher() {}

  /// @param arguments `--configFile=PATH` or `--configFile PATH`
  public static void launch(
      ServiceDefinition<?> service, String[] arguments, Map<String, String> environment) {
    try {
      Process process =
          Process.join(Settings.of(environment, configFile(arguments)), List.of(service));
      Runtime.getRuntime().addShutdownHook(new Thread(process::close, "shutdown"));
    } catch (SettingsFault fault) {
      LOGGER.atError().addKeyValue("service", service.name()).log(fault.getMessage());
      System.exit(2);
    }
  }

  static Path configFile(String[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i].replaceFirst("^--?", "");
      if (argument.startsWith("configFile=")) {
        return Path.of(argument.substring("configFile=".length()));
      }
      if (argument.equals("configFile") && i + 1 < arguments.length) {
        return Path.of(arguments[i + 1]);
      }
    }
    return Path.of(DEFAULT_FILE);
  }
}
