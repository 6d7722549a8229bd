package io.eventops.model.yaml;

/// How large a document may be, so that no text can exhaust the memory or the stack.
///
/// @param characters length of the text
/// @param depth nesting of mappings and sequences
/// @param expanded characters and nodes after every alias has been replaced by what it names
public record YamlLimits(int characters, int depth, long expanded) {

  public static final YamlLimits DEFAULT = new YamlLimits(1024 * 1024, 100, 8L * 1024 * 1024);
}
