package io.eventops.model.definition;

/// The client that dials out to the server and carries everything to the actuator. Actuators of one
/// user may share a client.
public record TunnelDefinition(String clientId, Secret clientToken) {}
