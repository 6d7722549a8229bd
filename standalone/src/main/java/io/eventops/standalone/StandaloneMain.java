package io.eventops.standalone;

import io.eventops.platform.settings.SettingsFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves until SIGTERM or Ctrl-C.
public final class StandaloneMain {
  private static final Logger LOGGER = LoggerFactory.getLogger(StandaloneMain.class);
  private static final int USAGE_ERROR = 2;

  private StandaloneMain() {}

  public static void main(String[] arguments) {
    long begin = System.nanoTime();
    try {
      Standalone running = Standalone.start(StandaloneOptions.parse(arguments), System.getenv());
      running.closeWithJvm();
      LOGGER
          .atInfo()
          .addKeyValue("address", running.address())
          .addKeyValue("millis", (System.nanoTime() - begin) / 1_000_000)
          .log("EventOps is ready");
    } catch (IllegalArgumentException fault) {
      LOGGER.atError().log(fault.getMessage() + "\n" + StandaloneOptions.USAGE);
      System.exit(USAGE_ERROR);
    } catch (SettingsFault fault) {
      LOGGER.atError().log(fault.getMessage());
      System.exit(USAGE_ERROR);
    } catch (RuntimeException fault) {
      LOGGER.atError().setCause(fault).log("EventOps cannot start");
      System.exit(1);
    }
  }
}
