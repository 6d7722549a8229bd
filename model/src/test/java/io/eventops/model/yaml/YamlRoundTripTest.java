package io.eventops.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class YamlRoundTripTest {

  @Property(tries = 300)
  void readsBackWhatItWrote(@ForAll("nodes") YamlNode node) {
    YamlNode again = Yaml.read(Yaml.write(node));

    assertThat(bare(again)).isEqualTo(bare(node));
  }

  @Provide
  Arbitrary<YamlNode> nodes() {
    return nodes(3);
  }

  private static Arbitrary<YamlNode> nodes(int depth) {
    Arbitrary<YamlNode> leaf =
        Arbitraries.oneOf(
            texts().map(YamlNode::text),
            Arbitraries.longs().map(YamlNode::number),
            Arbitraries.of(true, false).map(YamlNode::flag),
            Arbitraries.just(new YamlNode.Scalar("", true, false, 0)));
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<YamlNode> lists =
        nodes(depth - 1).list().ofMaxSize(4).map(items -> new YamlNode.Sequence(items, 0));
    Arbitrary<YamlNode> mappings =
        Arbitraries.maps(texts(), nodes(depth - 1)).ofMaxSize(4).map(YamlRoundTripTest::mapping);
    return Arbitraries.oneOf(leaf, lists, mappings);
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings()
            .withChars(" \n\t:-#'\"{}[]&*!|>%@`,?\\$ab1.~=<\u00e9\u0085\u2028")
            .ofMaxLength(12),
        Arbitraries.strings().alpha().numeric().ofMaxLength(8),
        Arbitraries.strings().withCharRange('\u0001', '\ud7ff').ofMaxLength(6),
        Arbitraries.of(
            "null",
            "~",
            "1.0",
            "true",
            "no",
            "<<",
            "0x1",
            "2022-01-01",
            "1e3",
            "---",
            "...",
            "- a",
            "a: b",
            "line\nline\n",
            "\n",
            " lead",
            "trail ",
            "# c",
            "a #b",
            "\ud83d\ude00"));
  }

  private static YamlNode mapping(Map<String, YamlNode> values) {
    SequencedMap<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    values.forEach((key, value) -> entries.put(key, new YamlNode.Entry(key, value, 0)));
    return new YamlNode.Mapping(entries, 0);
  }

  /// The content without lines and without how a text was quoted.
  private static Object bare(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar scalar -> scalar.isNull() ? List.of("null") : scalar.text();
      case YamlNode.Sequence sequence ->
          sequence.items().stream().map(YamlRoundTripTest::bare).toList();
      case YamlNode.Mapping mapping -> {
        SequencedMap<String, Object> values = new LinkedHashMap<>();
        mapping.entries().forEach((key, entry) -> values.put(key, bare(entry.value())));
        yield values;
      }
    };
  }
}
