package io.eventops.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventops.cli.client.ApiClient;
import io.eventops.cli.client.Call;
import io.eventops.cli.client.Target;
import io.eventops.cli.failure.ExitCode;
import io.eventops.cli.failure.Failure;
import io.eventops.cli.output.Format;
import io.eventops.cli.output.Resource;
import io.eventops.cli.watch.RunProgress;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;

/// Sends an event and, if wanted, waits for all that it starts.
record EventSending(Session session) {

  int send(ObjectNode event, String key, WaitOptions wait) {
    Instant deadline = wait.deadline(session.clock());
    ApiClient api = session.api();
    JsonNode accepted;
    try {
      Call call = Call.post(Target.of("event", "send"), event).withIdempotencyKey(key);
      accepted = api.send(call).data();
    } catch (Failure failure) {
      throw failure.during("send event");
    }
    if (accepted.path("id").asLong() == 0) {
      return withoutId(wait);
    }
    return wait.wait ? await(api, accepted, deadline) : tell(accepted);
  }

  private int tell(JsonNode accepted) {
    if (new Runs(session).readable()) {
      session.out().println(sentence(accepted));
    } else {
      session.printer(Format.json).one(Resource.EVENT, accepted);
    }
    return ExitCode.OK.number();
  }

  private int await(ApiClient api, JsonNode accepted, Instant deadline) {
    Runs runs = new Runs(session);
    PrintStream progress = runs.progress();
    progress.println(sentence(accepted));
    progress.flush();
    long id = accepted.path("id").asLong();
    JsonNode explanation = new EventWait(session, api).explanation(id, deadline);
    List<Long> ids = EventWait.runs(explanation);
    if (ids.isEmpty() && EventWait.notStarted(explanation) == 0) {
      return nothingFired(id, explanation);
    }
    List<RunProgress> ended = ids.isEmpty() ? List.of() : runs.watch(api, ids, deadline);
    if (!runs.readable()) {
      ObjectNode result = JsonNodeFactory.instance.objectNode().put("id", id);
      result.set("runs", Runs.json(ended));
      session.printer(Format.json).value(result);
    }
    if (EventWait.notStarted(explanation) > 0) {
      throw new Failure(
          ExitCode.RUN_FAILED, "not every trigger could start its run; eoctl event explain " + id);
    }
    return Runs.exitCode(ended).number();
  }

  private int nothingFired(long id, JsonNode explanation) {
    int others = Explanations.others(explanation);
    if (others > 0) {
      session.err().println("only triggers of other users fired: " + others);
      return ExitCode.OK.number();
    }
    throw Failure.refused("no trigger fired; eoctl event explain " + id + " tells why");
  }

  /// The old server does not say which event it was.
  private int withoutId(WaitOptions wait) {
    if (wait.wait) {
      throw Failure.refused("the event was sent, but this server does not say how to follow it");
    }
    return ExitCode.OK.number();
  }

  private static String sentence(JsonNode accepted) {
    String id = "event/" + accepted.path("id").asText();
    return accepted.path("duplicate").asBoolean() ? id + " was sent before" : id + " accepted";
  }
}
