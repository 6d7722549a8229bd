package io.eventops.pipeline.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ApplyPlanTest {
  @Test
  void startsANewVersionAtRevisionOne() {
    ApplyPlan plan = ApplyPlan.of(List.of(), "1.0", "content");

    assertThat(plan).isEqualTo(new ApplyPlan(Optional.empty(), true, 1, "1.0"));
    assertThat(plan.changed()).isTrue();
  }

  @Test
  void changesNothingForTheSameContent() {
    KnownVersion known = version("1.0", 3, false, "content");

    ApplyPlan plan = ApplyPlan.of(List.of(known), "1.0", "content");

    assertThat(plan).isEqualTo(new ApplyPlan(Optional.of(known), false, 3, "1.0"));
    assertThat(plan.changed()).isFalse();
  }

  @Test
  void countsRevisionsOn() {
    KnownVersion known = version("1.0", 3, false, "content");

    ApplyPlan plan = ApplyPlan.of(List.of(known), "1.0", "other");

    assertThat(plan).isEqualTo(new ApplyPlan(Optional.of(known), true, 4, "1.0"));
  }

  @Test
  void revivesADeletedVersionWithTheRevisionItHad() {
    KnownVersion known = version("1.0", 3, true, "content");

    ApplyPlan plan = ApplyPlan.of(List.of(known), "1.0", "content");

    assertThat(plan).isEqualTo(new ApplyPlan(Optional.of(known), false, 3, "1.0"));
    assertThat(plan.changed()).isTrue();
    assertThat(plan.revived()).isTrue();
  }

  @Test
  void leavesLatestWithANewerVersion() {
    List<KnownVersion> known =
        List.of(version("1.10", 1, false, "a"), version("2.0", 1, true, "b"));

    assertThat(ApplyPlan.of(known, "1.9", "c").latest()).isEqualTo("1.10");
  }

  private static KnownVersion version(
      String version, int revision, boolean deleted, String content) {
    return new KnownVersion(1, version, 10 + revision, revision, deleted, Optional.of(content));
  }
}
