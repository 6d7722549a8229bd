package io.eventops.trigger;

import io.eventops.platform.boot.ServiceLauncher;

/// trigger-engine as a process of its own.
public final class TriggerEngineMain {
  private TriggerEngineMain() {}

  public static void main(String[] arguments) {
    ServiceLauncher.launch(TriggerEngineVerticle.SERVICE, arguments, System.getenv());
  }
}
