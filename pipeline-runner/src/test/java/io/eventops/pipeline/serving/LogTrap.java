package io.eventops.pipeline.serving;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Catches what the product logs, down to the last detail, until it is closed.
public final class LogTrap implements AutoCloseable {
  private static final List<String> LOGGERS = List.of("io.eventops", "audit");

  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Appender appender = new Appender();
  private final Map<Logger, @Nullable Level> levels = new HashMap<>();

  private LogTrap() {}

  public static LogTrap set() {
    LogTrap trap = new LogTrap();
    trap.appender.start();
    for (String name : LOGGERS) {
      Logger logger = (Logger) LoggerFactory.getLogger(name);
      trap.levels.put(logger, logger.getLevel());
      logger.setLevel(Level.TRACE);
      logger.addAppender(trap.appender);
    }
    return trap;
  }

  public String text() {
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    levels.forEach(
        (logger, level) -> {
          logger.detachAppender(appender);
          logger.setLevel(level);
        });
  }

  private final class Appender extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      lines.add(
          event.getLoggerName()
              + " "
              + event.getFormattedMessage()
              + " "
              + event.getKeyValuePairs()
              + " "
              + ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
  }
}
