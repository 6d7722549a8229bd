package io.eventops.platform.cluster;

/// Where a process answers HTTP, as the other processes reach it.
///
/// @param node name of the process life
public record Endpoint(String node, String host, int port) {}
