package io.eventops.model.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.eventops.model.validation.InvalidDocument;
import io.eventops.model.validation.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventYamlTest {

  private static Event read(String text) {
    return EventYaml.read(text, 1_700_000_000, EventLimits.DEFAULT);
  }

  @Test
  void keepsTheTextOfScalarsAndTheUsers() {
    Event event =
        read(
            """
            name: disk
            version: 1.10
            timestamp: 1661422308
            values:
              count: 0777
              on: true
              day: 2022-01-01
            files:
              log:
                value: dir/x
                type: minio
            labels: ~
            users:
              - kakj
              - other
            """);

    assertThat(event)
        .isEqualTo(
            Event.of(
                "disk",
                "1.10",
                1661422308,
                Map.of("count", "0777", "on", "true", "day", "2022-01-01"),
                Map.of("log", new EventFile("dir/x", "minio")),
                Map.of(),
                List.of("kakj", "other")));
  }

  @Test
  void happensNowUnlessItSaysOtherwise() {
    assertThat(read("name: a\nversion: 1").timestamp()).isEqualTo(1_700_000_000);
  }

  @Test
  void saysEverythingThatIsWrongWithItsLine() {
    InvalidDocument invalid =
        catchThrowableOfType(
            InvalidDocument.class,
            () ->
                read(
                    """
                    version: [1]
                    timestamp: soon
                    values:
                      a: {b: c}
                      empty: ''
                    files:
                      log: dir/x
                    users: kakj
                    """));

    assertThat(invalid.violations())
        .extracting(Violation::line, Violation::path)
        .contains(
            tuple(1, "name"),
            tuple(1, "version"),
            tuple(2, "timestamp"),
            tuple(4, "values.a"),
            tuple(5, "values.empty"),
            tuple(7, "files.log"),
            tuple(8, "users"))
        .hasSize(7);
  }

  @Test
  void refusesAFileThatIsNoMapping() {
    InvalidDocument invalid = catchThrowableOfType(InvalidDocument.class, () -> read("- name: a"));

    assertThat(invalid).hasMessageContaining("an event is a mapping");
  }
}
