package io.eventops.model.yaml;

/// How large a document may be, so that no text can exhaust the memory or the stack.
///
/// @param characters length of the text
/// @param depth nesting of mappings and sequences
/// @param expanded characters after every alias has been replaced by what it names, and 16 for each
///     node
public record YamlLimits(int characters, int depth, long expanded) {

  static final long NODE = 16;

  public static final YamlLimits DEFAULT = new YamlLimits(1024 * 1024, 100, 16L * 1024 * 1024);
}
