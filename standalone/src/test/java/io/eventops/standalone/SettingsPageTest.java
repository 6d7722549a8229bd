package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.gateway.ApiGatewayVerticle;
import io.eventops.ingest.EventIngestVerticle;
import io.eventops.pipeline.PipelineRunnerVerticle;
import io.eventops.platform.boot.PlatformConfig;
import io.eventops.platform.boot.ServiceDefinition;
import io.eventops.platform.cluster.ClusterSettings;
import io.eventops.platform.settings.Setting;
import io.eventops.platform.settings.Settings;
import io.eventops.trigger.TriggerEngineVerticle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The reference of the settings says what the code reads.
class SettingsPageTest {
  private static final Pattern ROW =
      Pattern.compile("\\| `([A-Z_]+)` \\| `([A-Za-z.]+)` \\| ([^|]*)\\|.*");

  private static final List<ServiceDefinition<?>> SERVICES =
      List.of(
          ApiGatewayVerticle.SERVICE,
          EventIngestVerticle.SERVICE,
          TriggerEngineVerticle.SERVICE,
          PipelineRunnerVerticle.SERVICE);

  @Test
  void thePageListsEverySettingWithItsDefault() throws IOException {
    Set<Setting> listed = new TreeSet<>(java.util.Comparator.comparing(Setting::toString));
    for (String line : Files.readAllLines(Path.of("../docs/operations.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        listed.add(new Setting(row.group(2), row.group(1), row.group(3).strip()));
      }
    }

    assertThat(listed).containsExactlyInAnyOrderElementsOf(described());
  }

  @Test
  void everyServiceKnowsTheVariablesOfAll() throws IOException {
    try (InputStream known = Settings.class.getResourceAsStream("known.txt")) {
      assertThat(known).isNotNull();
      List<String> variables =
          new String(known.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();

      assertThat(variables)
          .containsAll(
              described().stream()
                  .map(Setting::variable)
                  .filter(variable -> variable.startsWith("EVENTOPS_"))
                  .toList());
    }
  }

  private static Set<Setting> described() {
    Settings settings = Settings.of(Map.of());
    PlatformConfig.from(settings);
    ClusterSettings.from(settings);
    for (ServiceDefinition<?> service : SERVICES) {
      assertThat(service.config().apply(settings)).isNotNull();
    }
    return settings.described().stream()
        // the ancestor's misspelling
        .filter(setting -> !setting.key().equals("mysql.post"))
        .collect(Collectors.toSet());
  }
}
