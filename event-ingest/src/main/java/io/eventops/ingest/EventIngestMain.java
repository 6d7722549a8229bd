package io.eventops.ingest;

import io.eventops.platform.boot.ServiceLauncher;

/// event-ingest as a process of its own.
public final class EventIngestMain {
  private EventIngestMain() {}

  public static void main(String[] arguments) {
    ServiceLauncher.launch(EventIngestVerticle.SERVICE, arguments, System.getenv());
  }
}
