package io.eventops.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The examples are those of W3C Trace Context, section 3.2.
final class TraceParentTest {
  @Test
  void keepsAValidContext() {
    String header = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    assertThat(TraceParent.of(header)).isEqualTo(header);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-extra"
      })
  void beginsANewTraceForAnInvalidOne(@Nullable String header) {
    String trace = TraceParent.of(header);

    assertThat(trace).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00").isNotEqualTo(header);
    assertThat(TraceParent.of(trace)).isEqualTo(trace);
  }
}
