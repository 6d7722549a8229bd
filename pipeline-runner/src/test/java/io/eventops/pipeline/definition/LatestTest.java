package io.eventops.pipeline.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.model.name.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class LatestTest {
  @Test
  void comparesNumbersAsNumbers() {
    assertThat(Latest.of(List.of("1.9", "1.10", "1.2"))).contains("1.10");
  }

  @Test
  void prefersAReleaseToItsPreReleases() {
    assertThat(Latest.of(List.of("2.0-rc1", "2.0", "2.0-rc2"))).contains("2.0");
  }

  @Test
  void isNothingOfNothing() {
    assertThat(Latest.of(List.of())).isEmpty();
  }

  @Property(tries = 200)
  void isNeverBelowAnotherVersion(@ForAll("versions") Set<String> versions) {
    Version latest = new Version(Latest.of(versions).orElseThrow());

    assertThat(versions)
        .allSatisfy(each -> assertThat(new Version(each)).isLessThanOrEqualTo(latest));
    assertThat(versions).contains(latest.text());
  }

  @Property(tries = 200)
  void doesNotDependOnTheOrderOfVersions(
      @ForAll("versions") Set<String> versions, @ForAll long seed) {
    List<String> shuffled = new ArrayList<>(versions);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(Latest.of(shuffled)).isEqualTo(Latest.of(versions));
  }

  @Property(tries = 200)
  void staysWhenAnotherVersionGoes(@ForAll("versions") Set<String> versions) {
    String latest = Latest.of(versions).orElseThrow();

    for (String gone : versions) {
      List<String> left = versions.stream().filter(each -> !each.equals(gone)).toList();
      if (!gone.equals(latest)) {
        assertThat(Latest.of(left)).contains(latest);
      }
    }
  }

  @Provide
  Arbitrary<Set<String>> versions() {
    Arbitrary<String> numbers =
        Arbitraries.integers()
            .between(0, 30)
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(parts -> String.join(".", parts.stream().map(String::valueOf).toList()));
    Arbitrary<String> suffix = Arbitraries.of("", "", "-rc1", "-rc10", "+build", "-alpha");
    return numbers
        .flatMap(number -> suffix.map(end -> number + end))
        .set()
        .ofMinSize(1)
        .ofMaxSize(12);
  }
}
