package io.eventops.ingest;

import io.eventops.platform.settings.Settings;

/// The settings of event-ingest.
///
/// @param bodyLimit bytes of one request at most
/// @param queue events that may wait for the database; beyond it senders get 503
/// @param largestBatch events in one transaction at most
/// @param lanes transactions at the same time
public record EventIngestConfig(int bodyLimit, int queue, int largestBatch, int lanes) {
  private static final int MEBIBYTE = 1024 * 1024;

  public static EventIngestConfig from(Settings settings) {
    return new EventIngestConfig(
        settings.number(
            "ingest.bodyLimit", "EVENTOPS_INGEST_BODY_LIMIT", MEBIBYTE, 1024, 64 * MEBIBYTE),
        settings.number("ingest.queue", "EVENTOPS_INGEST_QUEUE", 10_000, 1, 1_000_000),
        settings.number("ingest.largestBatch", "EVENTOPS_INGEST_LARGEST_BATCH", 256, 1, 4_096),
        settings.number("ingest.lanes", "EVENTOPS_INGEST_LANES", 2, 1, 64));
  }
}
