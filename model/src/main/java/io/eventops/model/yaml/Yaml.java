package io.eventops.model.yaml;

/// Reads and writes YAML 1.2 text.
public final class Yaml {
  private Yaml() {}

  /// The one document in the text; an empty text is a null scalar.
  ///
  /// @throws io.eventops.model.validation.InvalidDocument with line and remedy, for a syntax error,
  ///     duplicate keys, several documents, or a text beyond [YamlLimits#DEFAULT]
  public static YamlNode read(String text) {
    return read(text, YamlLimits.DEFAULT);
  }

  public static YamlNode read(String text, YamlLimits limits) {
    return new YamlParser(text, limits).parse();
  }

  /// Canonical text: four spaces, keys in the given order, block style, strings that would be read
  /// as another type quoted, multi-line strings as literal blocks.
  public static String write(YamlNode node) {
    return YamlWriter.write(node);
  }
}
