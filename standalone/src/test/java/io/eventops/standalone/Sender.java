package io.eventops.standalone;

import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Somebody who sends one event after the other and notes which were accepted. Each event has a
/// text of its own in `values.text`.
final class Sender {
  private final String name;
  private final boolean keyed;
  private final Map<String, Long> accepted = new ConcurrentHashMap<>();
  private int sent;
  private volatile String last = "";

  /// @param keyed whether it gives its events an idempotency key, which is their text
  Sender(String name, boolean keyed) {
    this.name = name;
    this.keyed = keyed;
  }

  /// Returns when the house answers no more.
  void sendUntilItIsGone(Caller caller) {
    try {
      while (true) {
        sent++;
        last = name + "-" + sent;
        accepted.put(last, send(caller, last).getLong("id"));
      }
    } catch (UncheckedIOException gone) {
      // nobody here knows whether the last event was accepted
    }
  }

  private JsonObject send(Caller caller, String text) {
    JsonObject event =
        new JsonObject()
            .put("name", "storm")
            .put("version", "1.0")
            .put("timestamp", 1)
            .put("values", new JsonObject().put("text", text));
    HttpRequest.Builder request =
        caller
            .request("/api/event/send")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(event.encode()));
    return caller.send(keyed ? request.header("Idempotency-Key", text) : request).data();
  }

  /// Sends the event that was not answered again, as it was.
  ///
  /// @return the answer
  JsonObject sendAgain(Caller caller) {
    JsonObject answer = send(caller, last);
    accepted.put(last, answer.getLong("id"));
    return answer;
  }

  /// The text of the event that was not answered when the house was gone.
  String unanswered() {
    return last;
  }

  boolean isKeyed() {
    return keyed;
  }

  /// Text to id.
  Map<String, Long> accepted() {
    return Map.copyOf(accepted);
  }
}
