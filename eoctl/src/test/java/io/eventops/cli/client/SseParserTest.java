package io.eventops.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/// The examples of the WHATWG standard, and its small print.
final class SseParserTest {
  private final List<SseEvent> events = new ArrayList<>();
  private final SseParser parser = new SseParser(1000, events::add);

  @Test
  void joinsTheLinesOfOneEvent() {
    parser.feed("data: YHOO\ndata: +2\ndata: 10\n\n");

    assertThat(events).containsExactly(message("YHOO\n+2\n10", ""));
  }

  @Test
  void readsCommentsIdsAndEventsWithoutData() {
    parser.feed(": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\n");
    parser.feed("data:  third event\n\n");

    assertThat(events)
        .containsExactly(
            message("first event", "1"), message("second event", ""), message(" third event", ""));
  }

  @Test
  void givesEmptyAndTwoEmptyLinesButNotTheUnfinished() {
    parser.feed("data\n\ndata\ndata\n\ndata:");

    assertThat(events).containsExactly(message("", ""), message("\n", ""));
  }

  @Test
  void dropsOneBlankOnlyAfterTheColon() {
    parser.feed("data:test\n\ndata: test\n\ndata:  test\n\n");

    assertThat(events)
        .containsExactly(message("test", ""), message("test", ""), message(" test", ""));
  }

  @Test
  void endsLinesAtEveryKindOfLineEnd() {
    parser.feed("event: a\rdata: 1\r\rdata: 2\r\n\r\ndata: 3\n\r\ndata: 4\r");
    parser.feed("\n\r");
    parser.feed("\n");

    assertThat(events)
        .containsExactly(
            new SseEvent("a", "1", ""), message("2", ""), message("3", ""), message("4", ""));
  }

  @Test
  void forgetsTheTypeButKeepsTheIdAfterAnEvent() {
    parser.feed("event: log\nid: 7\ndata: a\n\ndata: b\n\nevent: lost\n\ndata: c\n\n");

    assertThat(events)
        .containsExactly(new SseEvent("log", "a", "7"), message("b", "7"), message("c", "7"));
  }

  @Test
  void ignoresAnIdWithANulAndARetryThatIsNoNumber() {
    parser.feed(
        "id: a\u0000b\nretry: 1s\nretry: 2500\nretry: -1\nData: no\nunknown: no\ndata: x\n\n");

    assertThat(events).containsExactly(message("x", ""));
    assertThat(parser.retry()).contains(Duration.ofMillis(2500));
  }

  @Test
  void skipsAByteOrderMarkAtTheStartOnly() {
    parser.feed("\uFEFFdata: 1\n\ndata: \uFEFF2\n\n");

    assertThat(events).containsExactly(message("1", ""), message("\uFEFF2", ""));
  }

  @Test
  void refusesToCollectWithoutEnd() {
    String endless = "data: " + "x".repeat(2000);

    assertThatThrownBy(() -> parser.feed(endless)).isInstanceOf(IllegalStateException.class);
  }

  @Property
  void findsTheSameEventsHoweverTheTextIsCut(
      @ForAll
          @StringLength(max = 60)
          @Chars({'d', ':', ' ', '\n', '\r', 'i'})
          @CharRange(from = 'a', to = 'b')
          String noise,
      @ForAll @IntRange(min = 1, max = 7) int size) {
    String text = "data: 1\r\n\r\n" + noise + "\n\ndata: 2\n\n";
    List<SseEvent> whole = new ArrayList<>();
    new SseParser(1000, whole::add).feed(text);
    List<SseEvent> cut = new ArrayList<>();
    SseParser cutting = new SseParser(1000, cut::add);

    for (int from = 0; from < text.length(); from += size) {
      cutting.feed(text.substring(from, Math.min(text.length(), from + size)));
    }

    assertThat(cut).isEqualTo(whole).isNotEmpty();
  }

  private static SseEvent message(String data, String id) {
    return new SseEvent("message", data, id);
  }
}
