package io.eventops.model.definition;

import io.eventops.model.yaml.YamlReader;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `resources: {limit: {cpu, mem}, request: {cpu, mem}}`.
final class ResourcesReader {
  private static final Pattern CPU = Pattern.compile("[0-9]+(\\.[0-9]+)?m?");
  private static final Pattern MEMORY = Pattern.compile("[0-9]+(\\.[0-9]+)?([kKMGT]i?)?");

  private ResourcesReader() {}

  static Resources read(YamlReader task) {
    Optional<YamlReader> block = task.block("resources");
    if (block.isEmpty()) {
      return Resources.NONE;
    }
    Resources resources =
        new Resources(amount(block.get(), "limit"), amount(block.get(), "request"));
    block.get().warnAboutUnknownKeys();
    return resources;
  }

  private static Optional<Resources.Amount> amount(YamlReader resources, String key) {
    return resources
        .block(key)
        .map(
            block -> {
              Resources.Amount amount =
                  new Resources.Amount(
                      quantity(block, "cpu", CPU, "use cores, as in 0.5 or 500m"),
                      quantity(block, "mem", MEMORY, "use bytes, as in 128Mi or 1G"));
              block.warnAboutUnknownKeys();
              return amount;
            });
  }

  private static String quantity(YamlReader block, String key, Pattern form, String fix) {
    String text = block.requiredText(key, fix);
    if (!text.isBlank() && !form.matcher(text).matches()) {
      block.error(key, "'" + text + "' is not a quantity", fix);
    }
    return text;
  }
}
