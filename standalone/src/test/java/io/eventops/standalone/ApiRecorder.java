package io.eventops.standalone;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/// Calls operations by their ids, and keeps what was seen and what was not as described.
final class ApiRecorder {
  private final ApiDocument document;
  private final ApiJudge judge;
  private final Set<String> seen = new ConcurrentSkipListSet<>();
  private final ConcurrentLinkedQueue<String> deviations = new ConcurrentLinkedQueue<>();

  ApiRecorder(ApiDocument document) {
    this.document = document;
    this.judge = new ApiJudge(document);
  }

  Reply call(Caller caller, ApiCall call) {
    return recorded(call, caller.send(request(caller, call)));
  }

  /// Reads a stream to its end.
  ///
  /// @param meanwhile done when the first event is there
  Reply follow(Caller caller, ApiCall call, Runnable meanwhile) throws Exception {
    HttpRequest request = request(caller, call.header("Accept", "text/event-stream")).build();
    HttpResponse<Stream<String>> response =
        caller.client().send(request, HttpResponse.BodyHandlers.ofLines());
    List<String> lines = new ArrayList<>();
    try (Stream<String> body = response.body()) {
      Iterator<String> next = body.iterator();
      while (!lines.contains("") && next.hasNext()) {
        lines.add(next.next());
      }
      meanwhile.run();
      next.forEachRemaining(lines::add);
    }
    String text = String.join("\n", lines);
    return recorded(call, new Reply(response.statusCode(), response.headers(), text));
  }

  private Reply recorded(ApiCall call, Reply reply) {
    seen.add(call.operation() + " " + reply.status());
    if (reply.header("content-type").equals("text/event-stream")) {
      ServerSentEvents.parse(reply.body())
          .forEach(event -> seen.add(call.operation() + " " + event.getString("event")));
    }
    deviations.addAll(judge.deviations(call, reply));
    return reply;
  }

  private HttpRequest.Builder request(Caller caller, ApiCall call) {
    ApiOperation operation = document.operation(call.operation());
    HttpRequest.Builder request = caller.request(address(operation, call));
    operation.parametersIn("header").stream()
        .map(parameter -> parameter.getString("name"))
        .filter(call.parameters()::containsKey)
        .forEach(name -> request.header(name, call.parameters().get(name)));
    call.headers().forEach(request::header);
    return request.method(
        operation.method(),
        call.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
  }

  private static String address(ApiOperation operation, ApiCall call) {
    String path = operation.path();
    List<String> query = new ArrayList<>();
    for (Map.Entry<String, String> given : new TreeMap<>(call.parameters()).entrySet()) {
      String name = given.getKey();
      String value = URLEncoder.encode(given.getValue(), StandardCharsets.UTF_8);
      String place =
          operation
              .parameter(name)
              .orElseThrow(() -> new AssertionError(call + " has an unknown parameter " + name))
              .getString("in");
      if (place.equals("path")) {
        path = path.replace("{" + name + "}", value.replace("+", "%20"));
      } else if (place.equals("query")) {
        query.add(name + "=" + value);
      }
    }
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }

  ApiDocument document() {
    return document;
  }

  /// What was not as described.
  List<String> deviations() {
    return List.copyOf(deviations);
  }

  /// Operations with the statuses that they answered and the stream events that they sent, as in
  /// `login 401` and `watchRun snapshot`.
  Set<String> seen() {
    return Set.copyOf(seen);
  }
}
