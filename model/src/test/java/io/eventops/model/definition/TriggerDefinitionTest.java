package io.eventops.model.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.model.condition.Verdict;
import io.eventops.model.event.Event;
import io.eventops.model.match.Audience;
import io.eventops.model.match.CompiledTrigger;
import io.eventops.model.match.Firing;
import io.eventops.model.match.Occurrence;
import io.eventops.model.match.TriggerIndex;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TriggerDefinitionTest {
  private final CompiledTrigger trigger =
      TriggerDefinition.read(Resource.read("/examples/hello-world/triggerDefinition.yaml"), "kakj")
          .definition()
          .compile(7, 1, "kakj", Audience.EVERYONE);

  @Test
  void theExampleFiresOnItsEventWithItsInputs() {
    List<Firing> firings = TriggerIndex.of(List.of(trigger)).match(event("kakj"));

    assertThat(firings).singleElement().satisfies(this::isHelloWorld);
  }

  private void isHelloWorld(Firing firing) {
    assertThat(firing.trigger()).isEqualTo(trigger);
    assertThat(firing.inputs())
        .containsOnly(Map.entry("user", "kakj"), Map.entry("email", "2357431193@qq.com"));
  }

  @Test
  void anotherValueIsRefusedByTheCommonFilter() {
    List<Verdict> verdicts = trigger.explain(event("somebody"));

    assertThat(verdicts)
        .singleElement()
        .isInstanceOfSatisfying(
            Verdict.Failed.class, failed -> assertThat(failed.path()).isEqualTo("filters[0]"));
  }

  private static Occurrence event(String user) {
    return Occurrence.of(
        "kakj",
        Event.of(
            "hello-world-eoctl-run",
            "1.0",
            1661422308,
            Map.of("email", "2357431193@qq.com", "user", user),
            Map.of(),
            Map.of(),
            List.of()));
  }
}
