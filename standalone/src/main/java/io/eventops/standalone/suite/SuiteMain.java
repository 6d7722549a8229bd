package io.eventops.standalone.suite;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves until SIGTERM or Ctrl-C. What the environment sets is for all services.
public final class SuiteMain {
  private static final Logger LOGGER = LoggerFactory.getLogger(SuiteMain.class);
  private static final int USAGE_ERROR = 2;

  private SuiteMain() {}

  public static void main(String[] arguments) {
    long begin = System.nanoTime();
    try {
      SuiteOptions options = SuiteOptions.parse(arguments);
      Suite suite = Suite.start(options, Programs.of(options.home()), Map.of());
      suite.closeWithJvm();
      LOGGER
          .atInfo()
          .addKeyValue("address", suite.address())
          .addKeyValue("millis", (System.nanoTime() - begin) / 1_000_000)
          .log("the suite is ready");
    } catch (IllegalArgumentException fault) {
      LOGGER.atError().log(fault.getMessage() + "\n" + SuiteOptions.USAGE);
      System.exit(USAGE_ERROR);
    } catch (RuntimeException fault) {
      LOGGER.atError().setCause(fault).log("the suite cannot start");
      System.exit(1);
    }
  }
}
