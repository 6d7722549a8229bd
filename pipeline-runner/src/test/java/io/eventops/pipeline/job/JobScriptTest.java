package io.eventops.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventops.model.shell.ShellScript;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobScriptTest {

  @Test
  void putsThePidAndTheValuesBeforeTheCommands() {
    JobScript script =
        JobScript.of(
            new ShellScript("eo_inputs_v='x'\n", "echo \"${eo_inputs_v}\"\n"),
            List.of(),
            Map.of("EVENTOPS_TASK_ID", "it's 7"),
            true);

    assertThat(script.text().lines())
        .startsWith(
            "#!/bin/bash",
            "echo $$ > nohup.pid",
            "export EVENTOPS_TASK_ID='it'\\''s 7'",
            "eo_inputs_v='x'")
        .containsSubsequence("set -e", "echo \"${eo_inputs_v}\"", "", "__eventops_report");
  }

  @Test
  void goesOnAfterAFailureIfThatIsWanted() {
    JobScript script = JobScript.of(new ShellScript("", "false"), List.of(), Map.of(), false);

    assertThat(script.text().lines()).doesNotContain("set -e");
  }

  @Test
  void refusesNamesThatAreNoVariables() {
    ShellScript commands = new ShellScript("", "true");

    for (String name : List.of("", "1a", "a b", "a;id", "a[$(id)]", "ä", "$(id)")) {
      assertThatThrownBy(() -> JobScript.of(commands, List.of(name), Map.of(), true))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> JobScript.of(commands, List.of(), Map.of(name, "x"), true))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void isNotShownWhenItIsPrinted() {
    ShellScript secret = new ShellScript("a='secret'\n", "true");

    assertThat(JobScript.of(secret, List.of(), Map.of(), true).toString()).doesNotContain("secret");
  }
}
