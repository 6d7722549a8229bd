package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The app as it is shipped: its launcher and its jars.
class PackagedAppIT {
  @Test
  void startsWithItsLauncher() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of("target/app/bin/standalone", "--nonsense", "x"))
            .redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process app = builder.start();
    String said = new String(app.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(app.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(said).contains("unknown argument: --nonsense");
    assertThat(app.exitValue()).isEqualTo(2);
  }
}
