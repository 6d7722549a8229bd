package io.eventops.model.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CodePointOrderTest {

  @Property
  void isTheOrderOfTheBytes(@ForAll("texts") String left, @ForAll("texts") String right) {
    int order = CodePointOrder.INSTANCE.compare(left, right);

    assertThat(Integer.signum(order))
        .isEqualTo(
            Integer.signum(Arrays.compareUnsigned(left.getBytes(UTF_8), right.getBytes(UTF_8))));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "b", "é", "\uE000", "\uFFFD", "😀", "🙂")
        .list()
        .ofMaxSize(4)
        .map(parts -> String.join("", parts));
  }
}
