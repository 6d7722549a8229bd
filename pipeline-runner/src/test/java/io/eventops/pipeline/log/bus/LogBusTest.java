package io.eventops.pipeline.log.bus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.pipeline.log.LogKey;
import io.eventops.pipeline.log.LogReader;
import io.eventops.pipeline.log.LogWriter;
import io.eventops.pipeline.log.file.FileLogs;
import io.eventops.platform.bus.Bus;
import io.eventops.platform.thread.Threads;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two sets of logs on one folder and one bus are what two processes have.
@Timeout(60)
class LogBusTest {
  private static final LogKey KEY = new LogKey(7, 42);

  /// Whoever waits for so long was not told.
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir private Path directory;
  private final Vertx vertx = Vertx.vertx();
  private final Bus bus = new Bus(vertx);

  @AfterEach
  void stop() {
    Threads.await(vertx.close(), LONG);
  }

  @Test
  void aReaderInAnotherProcessFollowsEveryByte() throws Exception {
    FileLogs here = process();
    FileLogs there = process();
    String text = "0123456789".repeat(20);
    CountDownLatch waits = new CountDownLatch(1);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        LogWriter writer = here.writer(KEY)) {
      Future<String> read = threads.submit(() -> follow(there, text.length(), waits));
      waits.await();
      for (byte next : text.getBytes(UTF_8)) {
        writer.append(new byte[] {next});
      }

      assertThat(read.get(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo(text);
    }
  }

  private FileLogs process() {
    LogBus news = new LogBus(bus, vertx);
    FileLogs logs = new FileLogs(directory, 10_000, news);
    news.listen(logs);
    return logs;
  }

  private static String follow(FileLogs logs, int length, CountDownLatch waits) {
    StringBuilder text = new StringBuilder();
    byte[] buffer = new byte[64];
    try (LogReader reader = logs.reader(KEY, 0)) {
      while (text.length() < length) {
        int count = reader.read(buffer);
        text.append(new String(buffer, 0, count, UTF_8));
        waits.countDown();
        if (count == 0) {
          long begin = System.nanoTime();
          reader.await(LONG);
          if (Duration.ofNanos(System.nanoTime() - begin).compareTo(LONG) >= 0) {
            throw new AssertionError("nobody told after " + text.length() + " bytes");
          }
        }
      }
    }
    return text.toString();
  }
}
