package io.eventops.pipeline.log.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.pipeline.log.LogKey;
import io.eventops.pipeline.log.LogNews;
import io.eventops.pipeline.log.LogReader;
import io.eventops.pipeline.log.LogWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class FileLogsTest {
  private static final LogKey KEY = new LogKey(7, 42);
  private static final Duration LONG = Duration.ofSeconds(10);

  @TempDir private Path directory;
  private FileLogs logs = new FileLogs(Path.of("unset"), 0, LogNews.none());

  @BeforeEach
  void open() {
    logs = new FileLogs(directory, 100, LogNews.none());
  }

  @Test
  void aLaterWriterGoesOnWhereTheEarlierStopped() {
    write("one ");

    try (LogWriter writer = logs.writer(KEY)) {
      assertThat(writer.size()).isEqualTo(4);
      writer.append("two".getBytes(UTF_8));
    }

    assertThat(directory.resolve("7").resolve("42.log")).hasContent("one two");
    assertThat(logs.size(KEY)).isEqualTo(7);
  }

  @Test
  void aWriterThatIsNoLongerWantedSpoilsNothing() {
    try (LogWriter fenced = logs.writer(KEY);
        LogWriter next = new FileLogs(directory, 100, LogNews.none()).writer(KEY)) {
      fenced.append("one ".getBytes(UTF_8));
      next.append("one two".getBytes(UTF_8));
      fenced.append("two".getBytes(UTF_8));
    }

    assertThat(directory.resolve("7").resolve("42.log")).hasContent("one two");
  }

  @Test
  void keepsWhatFitsAndSaysThatTheRestIsDropped() {
    write("a".repeat(150));
    write("b");

    assertThat(directory.resolve("7").resolve("42.log"))
        .hasContent(
            "a".repeat(100) + "\n[the log is longer than 100 bytes; the rest is not kept]\n");
  }

  @Test
  void readsFromAnOffsetBeforeAndAfterTheEnd() {
    write("0123456789");

    assertThat(read(4)).isEqualTo("456789");
    assertThat(read(99)).isEmpty();
  }

  @Test
  void everyReaderFollowsEveryByteWithoutPolling() throws Exception {
    String text = "0123456789".repeat(9);
    List<Future<String>> readers = new ArrayList<>();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        LogWriter writer = logs.writer(KEY)) {
      Callable<String> follower = () -> follow(text.length());
      for (int i = 0; i < 20; i++) {
        readers.add(threads.submit(follower));
      }
      for (byte next : text.getBytes(UTF_8)) {
        writer.append(new byte[] {next});
      }
      for (Future<String> reader : readers) {
        assertThat(reader.get(10, TimeUnit.SECONDS)).isEqualTo(text);
      }
    }
    assertThat(logs.open()).isZero();
  }

  @Test
  void aNoticeBetweenReadAndAwaitIsNotLost() {
    try (LogReader reader = logs.reader(KEY, 0)) {
      reader.read(new byte[10]);
      logs.changed(KEY);

      boolean news = reader.await(LONG);

      assertThat(news).isTrue();
    }
  }

  @Test
  void aReaderLearnsOfSilence() {
    try (LogReader reader = logs.reader(KEY, 0)) {
      reader.read(new byte[10]);

      boolean news = reader.await(Duration.ofMillis(5));

      assertThat(news).isFalse();
    }
  }

  private String follow(int length) {
    StringBuilder text = new StringBuilder();
    byte[] buffer = new byte[16];
    try (LogReader reader = logs.reader(KEY, 0)) {
      while (text.length() < length) {
        int count = reader.read(buffer);
        text.append(new String(buffer, 0, count, UTF_8));
        if (count == 0) {
          reader.await(LONG);
        }
      }
    }
    return text.toString();
  }

  private void write(String text) {
    try (LogWriter writer = logs.writer(KEY)) {
      writer.append(text.getBytes(UTF_8));
    }
  }

  private String read(long offset) {
    byte[] buffer = new byte[1000];
    try (LogReader reader = logs.reader(KEY, offset)) {
      return new String(buffer, 0, reader.read(buffer), UTF_8);
    }
  }
}
