package io.eventops.cli.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.eventops.model.validation.InvalidDocument;
import io.eventops.model.validation.Violation;
import org.junit.jupiter.api.Test;

final class EventFileTest {
  @Test
  void keepsTheSourceTextOfScalars() {
    String json =
        read(
            """
            name: e
            version: 1.10
            timestamp: 1661422308
            values: {port: 0777, on: yes, since: 2022-01-01, none: ~}
            files: {log: {value: test/echo, type: minio}}
            labels: {user: 'kakj'}
            """);

    assertThat(json)
        .isEqualTo(
            "{\"name\":\"e\",\"version\":\"1.10\",\"values\":{\"none\":\"\",\"on\":\"yes\","
                + "\"port\":\"0777\",\"since\":\"2022-01-01\"},\"files\":{\"log\":{\"value\":"
                + "\"test/echo\",\"type\":\"minio\"}},\"labels\":{\"user\":\"kakj\"},"
                + "\"timestamp\":1661422308,\"users\":null}");
  }

  @Test
  void keepsTheUsersUnderBothOfTheirNames() {
    assertThat(read("name: e\nversion: 1\nusers: [ann]\n")).contains("\"users\":[\"ann\"]");
    assertThat(read("name: e\nversion: 1\nsupportusers: [bob]\n")).contains("\"users\":[\"bob\"]");
  }

  @Test
  void takesTheTimeOfSendingForAMissingTimestamp() {
    assertThat(read("name: e\nversion: 1\n")).contains("\"timestamp\":77");
  }

  @Test
  void tellsEverythingThatHasTheWrongShape() {
    InvalidDocument invalid =
        catchThrowableOfType(
            InvalidDocument.class,
            () ->
                read("name: [e]\nversion: 1\nvalues:\n  a: {b: c}\ntimestamp: soon\nusers: ann\n"));

    assertThat(invalid.violations())
        .extracting(Violation::path, Violation::line)
        .containsExactly(
            tuple("name", 1), tuple("values.a", 4), tuple("timestamp", 5), tuple("users", 6));
  }

  private static String read(String text) {
    return EventFile.read(text, 77).toString();
  }
}
