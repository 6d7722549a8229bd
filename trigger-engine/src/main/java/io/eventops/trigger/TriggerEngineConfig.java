package io.eventops.trigger;

import io.eventops.model.match.Audience;
import io.eventops.platform.settings.Settings;
import java.time.Duration;

/// The settings of trigger-engine.
///
/// @param audience whose triggers react to an event that names no users
/// @param recoveryInterval how often the database is searched for events that the bus lost
/// @param recoveryAge an event older than this is taken for lost
/// @param largestBatch events in one transaction at most
public record TriggerEngineConfig(
    Audience audience, Duration recoveryInterval, Duration recoveryAge, int largestBatch) {

  public static TriggerEngineConfig from(Settings settings) {
    boolean everyone = settings.flag("event.everyone", "EVENTOPS_EVENT_EVERYONE", true);
    return new TriggerEngineConfig(
        everyone ? Audience.EVERYONE : Audience.SENDER,
        settings.duration(
            "event.process.recoveryInterval",
            "EVENTOPS_PROCESS_RECOVERY_INTERVAL",
            Duration.ofSeconds(2)),
        settings.duration(
            "event.process.recoveryAge", "EVENTOPS_PROCESS_RECOVERY_AGE", Duration.ofSeconds(2)),
        settings.number(
            "event.process.largestBatch", "EVENTOPS_PROCESS_LARGEST_BATCH", 512, 1, 4_096));
  }
}
