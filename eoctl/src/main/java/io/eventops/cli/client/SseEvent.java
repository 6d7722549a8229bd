package io.eventops.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.eventops.cli.failure.Failure;

/// One server-sent event.
///
/// @param type the name of the event, `message` when it has none
/// @param id the last id that the stream has given, empty when it has given none
public record SseEvent(String type, String data, String id) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /// The data, which is JSON in all streams of EventOps.
  public JsonNode json() {
    try {
      return MAPPER.readTree(data);
    } catch (JsonProcessingException _) {
      throw Failure.refused("an event of the stream is not JSON; check the server's address");
    }
  }
}
