package io.eventops.pipeline.log.file;

import io.eventops.pipeline.log.LogKey;
import io.eventops.pipeline.log.LogNews;
import io.eventops.pipeline.log.LogReader;
import io.eventops.pipeline.log.LogWriter;
import io.eventops.pipeline.log.Logs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// One file per task: `DIRECTORY/RUN/TASK.log`, in a folder that all processes share. Nothing is
/// kept in memory.
public final class FileLogs implements Logs {
  private final Path directory;
  private final long limit;
  private final LogNews news;
  private final Map<LogKey, Feed> feeds = new ConcurrentHashMap<>();

  /// @param limit bytes per log; what comes after is dropped
  public FileLogs(Path directory, long limit, LogNews news) {
    this.directory = directory;
    this.limit = limit;
    this.news = news;
  }

  @Override
  public LogWriter writer(LogKey key) {
    Feed feed = use(key);
    Runnable grown =
        () -> {
          feed.raise();
          news.grown(key);
        };
    return new FileLogWriter(path(key), limit, size(key), grown, () -> release(key));
  }

  @Override
  public LogReader reader(LogKey key, long offset) {
    return new FileLogReader(
        path(key),
        Math.min(offset, size(key)),
        use(key),
        () -> news.followed(key),
        () -> release(key));
  }

  @Override
  public long size(LogKey key) {
    try {
      return Files.size(path(key));
    } catch (NoSuchFileException nothingYet) {
      return 0;
    } catch (IOException fault) {
      throw new UncheckedIOException("cannot look at a log", fault);
    }
  }

  @Override
  public void changed(LogKey key) {
    Feed feed = feeds.get(key);
    if (feed != null) {
      feed.raise();
    }
  }

  private Path path(LogKey key) {
    return directory.resolve(Long.toString(key.runId())).resolve(key.taskId() + ".log");
  }

  private Feed use(LogKey key) {
    return feeds.compute(
        key,
        (_, present) -> {
          Feed feed = present == null ? new Feed() : present;
          feed.use();
          return feed;
        });
  }

  private void release(LogKey key) {
    feeds.computeIfPresent(key, (_, feed) -> feed.release() ? null : feed);
  }

  /// Logs that someone reads or writes now.
  int open() {
    return feeds.size();
  }
}
