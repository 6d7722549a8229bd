package io.eventops.model.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class VersionTest {

  @Example
  void ordersVersionsAsVersions() {
    List<Version> ordered =
        List.of(
                "dev",
                "main",
                "0.9",
                "1.0-alpha",
                "1.0-alpha.1",
                "1.0-rc2",
                "1.0-rc10",
                "1.0",
                "1.0+build1",
                "v1.0.1-rc1",
                "1.0.1",
                "1.2-1",
                "1.2",
                "1.9",
                "1.10",
                "1.10.1",
                "v2",
                "10.0",
                "2022-01-01",
                "2022-01-02",
                "2022",
                "99999999999999999999999")
            .stream()
            .map(Version::new)
            .toList();
    List<Version> shuffled = new ArrayList<>(ordered);

    Collections.shuffle(shuffled, new Random(7));
    Collections.sort(shuffled);

    assertThat(shuffled).isEqualTo(ordered);
  }

  @Property
  void theOrderIsTotal(
      @ForAll("versions") String a, @ForAll("versions") String b, @ForAll("versions") String c) {
    Version x = new Version(a);
    Version y = new Version(b);
    Version z = new Version(c);

    assertThat(Integer.signum(x.compareTo(y))).isEqualTo(-Integer.signum(y.compareTo(x)));
    assertThat(x.compareTo(y) == 0).isEqualTo(a.equals(b));
    if (x.compareTo(y) <= 0 && y.compareTo(z) <= 0) {
      assertThat(x.compareTo(z)).isNotPositive();
    }
  }

  @Property
  void aReleaseComesAfterItsPreReleaseAndBeforeItsPatch(@ForAll("releases") String release) {
    Version itself = new Version(release);

    assertThat(itself).isGreaterThan(new Version(release + "-rc1"));
    assertThat(itself).isLessThan(new Version(release + ".0"));
    assertThat(itself).isLessThan(new Version(release + "+b"));
  }

  @Provide
  Arbitrary<String> versions() {
    return Arbitraries.strings().withChars("0129.-+abv_").ofMinLength(1).ofMaxLength(7);
  }

  @Provide
  Arbitrary<String> releases() {
    return Arbitraries.integers()
        .between(0, 20)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(numbers -> String.join(".", numbers.stream().map(String::valueOf).toList()));
  }
}
