package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The judge of [OpenApiTest] on answers that no service gives.
final class ApiJudgeTest {
  private static final ApiJudge JUDGE = new ApiJudge(ApiDocument.ofThisBuild());
  private static final ApiCall ME = ApiCall.of("me");
  private static final JsonObject KAKJ =
      new JsonObject().put("Name", "kakj").put("Email", "kakj@example.com").put("Token", "");

  private static Reply reply(int status, String type, String body, String... headers) {
    Map<String, List<String>> all = new HashMap<>();
    all.put("content-type", List.of(type));
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], List.of(headers[i + 1]));
    }
    return new Reply(status, HttpHeaders.of(all, (_, _) -> true), body);
  }

  private static Reply json(Object data) {
    return reply(
        200,
        "application/json; charset=utf-8",
        new JsonObject().put("Status", 200).put("Msg", "").put("Data", data).encode());
  }

  private static Reply problem(int status, String code, String... headers) {
    JsonObject body =
        new JsonObject()
            .put("type", "urn:eventops:problem:" + code)
            .put("title", code.equals("unavailable") ? "Not available now, try again" : "")
            .put("status", status)
            .put("detail", "no")
            .put("code", code)
            .put("Status", status)
            .put("Msg", "no")
            .put("Data", null);
    return reply(status, "application/problem+json; charset=utf-8", body.encode(), headers);
  }

  @Test
  void agreesWithAnAnswerAsDescribed() {
    assertThat(JUDGE.deviations(ME, json(KAKJ))).isEmpty();
  }

  @Test
  void findsAMemberThatWasRenamed() {
    JsonObject renamed = KAKJ.copy().put("UserName", "kakj");
    renamed.remove("Name");

    List<String> deviations = JUDGE.deviations(ME, json(renamed));

    assertThat(deviations).anyMatch(each -> each.contains("\"Name\""));
  }

  @Test
  void findsAMemberThatNobodyHasDescribed() {
    List<String> deviations = JUDGE.deviations(ME, json(KAKJ.copy().put("Salt", "x")));

    assertThat(deviations).anyMatch(each -> each.contains("Salt"));
  }

  @Test
  void findsAMemberBesideTheWrapper() {
    JsonObject body = json(KAKJ).json().put("Time", 1);

    List<String> deviations = JUDGE.deviations(ME, reply(200, "application/json", body.encode()));

    assertThat(deviations).anyMatch(each -> each.contains("Time"));
  }

  @Test
  void findsAMemberOfAnotherType() {
    assertThat(JUDGE.deviations(ME, json(KAKJ.copy().put("Email", 1)))).isNotEmpty();
  }

  @Test
  void findsAStatusThatIsNotDescribed() {
    assertThat(JUDGE.deviations(ME, problem(418, "teapot")))
        .containsExactly("me 418: the status is not described");
  }

  @Test
  void findsAnotherContentType() {
    Reply plain = reply(200, "text/plain", json(KAKJ).body());

    assertThat(JUDGE.deviations(ME, plain))
        .containsExactly("me 200: the content type is not described: text/plain");
  }

  @Test
  void findsTheCodeOfAnotherProblem() {
    Reply reply = problem(503, "internal", "retry-after", "1");

    assertThat(JUDGE.deviations(ME, reply)).anyMatch(each -> each.contains("/code"));
  }

  @Test
  void findsAHeaderThatIsMissingOrWrong() {
    assertThat(JUDGE.deviations(ME, problem(503, "unavailable", "retry-after", "1"))).isEmpty();
    assertThat(JUDGE.deviations(ME, problem(503, "unavailable")))
        .containsExactly("me 503: header Retry-After is missing");
    assertThat(JUDGE.deviations(ME, problem(503, "unavailable", "retry-after", "soon")))
        .anyMatch(each -> each.contains("Retry-After"));
  }

  @Test
  void findsAHeaderThatIsNotDescribed() {
    Reply reply = reply(200, "application/json", json(KAKJ).body(), "set-cookie", "session=1");

    assertThat(JUDGE.deviations(ME, reply))
        .containsExactly("me 200: header set-cookie is not described");
  }

  @Test
  void findsARequestThatShouldNotHaveBeenAccepted() {
    ApiCall call = ApiCall.of("register").body(new JsonObject().put("name", "kakj"));

    assertThat(JUDGE.deviations(call, json(KAKJ)))
        .anyMatch(each -> each.contains("accepted, though") && each.contains("email"));
  }

  @Test
  void findsAStreamEventOfAnotherForm() {
    ApiCall call = ApiCall.of("watchRun").with("id", 1);
    String good = "event: end\ndata: {\"status\":\"success\"}\n\n";
    String renamed = "event: end\ndata: {\"state\":\"success\"}\n\n";

    assertThat(JUDGE.deviations(call, reply(200, "text/event-stream", ":\n\n" + good))).isEmpty();
    assertThat(JUDGE.deviations(call, reply(200, "text/event-stream", renamed))).isNotEmpty();
    assertThat(JUDGE.deviations(call, reply(200, "text/event-stream", ""))).isNotEmpty();
  }
}
