package io.eventops.pipeline.actuator;

import io.eventops.pipeline.actuator.Actuator.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An actuator as its owner sees it in a list.
///
/// @param type `os`, `docker`, `k8s`
/// @param lastError why it could not be reached the last time; empty when it could
/// @param hostKey the SSH host key that it must show
public record ActuatorEntry(
    String name,
    String creater,
    String type,
    Status status,
    List<String> tags,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> lastSeenAt,
    String lastError,
    Optional<String> hostKey) {}
