package io.eventops.cli.client;

import com.fasterxml.jackson.databind.JsonNode;

/// What the server answered to a call that it did.
///
/// @param data the answer itself; a JSON null when there is none
public record Reply(String message, JsonNode data) {}
