package io.eventops.pipeline.definition.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.pipeline.definition.Pipelines;
import io.eventops.pipeline.serving.Reply;
import io.eventops.pipeline.serving.TestService;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class DefinitionRoutesTest {
  private static final String BASE = "/api/pipeline-definition/";

  @AutoClose private static final TestService SERVICE = TestService.start();

  @Test
  void answersAnApplyWithWhatItDid() {
    Reply first = apply("ann", Pipelines.saying("hello", "1.0", "hello"));
    Reply again = apply("ann", Pipelines.saying("hello", "1.0", "hello"));
    Reply other = apply("ann", Pipelines.saying("hello", "1.0", "good-bye"));

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.json().getInteger("Status")).isEqualTo(200);
    assertThat(first.object())
        .isEqualTo(applied("hello", "1.0", 1, true, true, difference("", "say", "", "")));
    assertThat(again.object())
        .isEqualTo(applied("hello", "1.0", 1, true, false, difference("1.0", "", "", "")));
    assertThat(other.object())
        .isEqualTo(applied("hello", "1.0", 2, true, true, difference("1.0", "", "", "say")));
  }

  @Test
  void showsAVersionInTheShapeOfTheContract() {
    apply("ann", Pipelines.saying("shape", "1.0", "hello"));

    JsonObject version = SERVICE.get("ann", BASE + "shape/1.0").object();

    assertThat(version.fieldNames())
        .contains("name", "version", "creater", "status", "content", "createTime", "Latest");
    assertThat(version.getString("name")).isEqualTo("shape");
    assertThat(version.getString("version")).isEqualTo("1.0");
    assertThat(version.getString("creater")).isEqualTo("ann");
    assertThat(version.getString("status")).isEqualTo("created");
    assertThat(version.getBoolean("Latest")).isTrue();
    assertThat(version.getString("createTime"))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
    assertThat(version.getString("content"))
        .isEqualTo(
            """
            version: "1.0"
            name: shape
            actuatorSelector:
                tags:
                  - local
            dag:
              - name: say
                needs:
                  - root
            tasks:
              - alias: say
                type: os
                commands:
                  - echo hello
                timeout: 3600
            """);
  }

  @Test
  void showsADefinitionWithItsNewestVersionFirst() {
    for (String version : List.of("1.9", "1.10", "1.2")) {
      apply("ann", Pipelines.saying("many", version, "hello"));
    }

    JsonObject definition = SERVICE.get("ann", BASE + "many").object();

    assertThat(definition.getString("desc")).isEmpty();
    assertThat(definition.getBoolean("public")).isFalse();
    assertThat(versions(definition.getJsonArray("versionList")))
        .containsExactly("1.10", "1.9", "1.2");
    assertThat(SERVICE.get("ann", BASE + "many/latest").object().getString("version"))
        .isEqualTo("1.10");
  }

  @Test
  void answersNullForWhatIsNotThere() {
    assertThat(SERVICE.get("ann", BASE + "nothing").body())
        .isEqualTo("{\"Status\":200,\"Msg\":\"\",\"Data\":null}");
    assertThat(SERVICE.get("ann", BASE + "nothing/1.0").body())
        .isEqualTo("{\"Status\":200,\"Msg\":\"\",\"Data\":null}");
  }

  @Test
  void listsWithAndWithoutTheLastSlash() {
    assertThat(SERVICE.get("lister", BASE).data()).isNull();
    apply("lister", Pipelines.saying("b", "1.0", "x"));
    apply("lister", Pipelines.saying("a", "1.9", "x"));
    apply("lister", Pipelines.saying("a", "1.10", "x"));

    JsonArray list = SERVICE.get("lister", BASE).array();
    JsonArray same = SERVICE.get("lister", "/api/pipeline-definition").array();

    assertThat(images(list)).containsExactly("a:1.10", "a:1.9", "b:1.0");
    assertThat(same).isEqualTo(list);
  }

  @Test
  void listsPageByPage() {
    for (String image : List.of("a:1.0", "a:2.0", "b:1.0", "c:1.0")) {
      String[] parts = image.split(":", 2);
      apply("pager", Pipelines.saying(parts[0], parts[1], "x"));
    }

    assertThat(images(SERVICE.get("pager", BASE + "?top=1").array())).containsExactly("a:2.0");
    assertThat(images(SERVICE.get("pager", BASE + "?top=2&after=a:2.0").array()))
        .containsExactly("a:1.0", "b:1.0");
    assertThat(images(SERVICE.get("pager", BASE + "?after=a").array()))
        .containsExactly("b:1.0", "c:1.0");
    assertThat(SERVICE.get("pager", BASE + "?after=c").data()).isNull();
    assertThat(
            SERVICE
                .get("pager", BASE + "?content=false")
                .array()
                .getJsonObject(0)
                .getString("content"))
        .isEmpty();
  }

  @Test
  void electsLatestAgainWhenItIsDeleted() {
    apply("ann", Pipelines.saying("elect", "1.9", "x"));
    apply("ann", Pipelines.saying("elect", "1.10", "x"));

    Reply deleted = SERVICE.delete("ann", BASE + "elect/1.10");
    Reply again = SERVICE.delete("ann", BASE + "elect/1.10");

    assertThat(deleted.body()).isEqualTo("{\"Status\":200,\"Msg\":\"\",\"Data\":null}");
    assertThat(again).isEqualTo(deleted);
    assertThat(SERVICE.get("ann", BASE + "elect/latest").object().getString("version"))
        .isEqualTo("1.9");
    assertThat(SERVICE.get("ann", BASE + "elect/1.10").data()).isNull();
  }

  @Test
  void keepsADefinitionWhoseVersionsAreAllDeleted() {
    apply("ann", Pipelines.saying("hollow", "1.0", "x"));

    SERVICE.delete("ann", BASE + "hollow/1.0");

    JsonObject definition = SERVICE.get("ann", BASE + "hollow").object();
    assertThat(definition.containsKey("versionList")).isTrue();
    assertThat(definition.getValue("versionList")).isNull();
  }

  @Test
  void doesNotDeleteLatest() {
    apply("ann", Pipelines.saying("safe", "1.0", "x"));

    Reply refused = SERVICE.delete("ann", BASE + "safe/latest");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(SERVICE.get("ann", BASE + "safe/1.0").data()).isNotNull();
  }

  @Test
  void revivesADeletedVersionWithItsHistory() {
    apply("ann", Pipelines.saying("phoenix", "1.0", "one"));
    apply("ann", Pipelines.saying("phoenix", "1.0", "two"));
    SERVICE.delete("ann", BASE + "phoenix/1.0");
    assertThat(SERVICE.get("ann", BASE + "phoenix/1.0/revisions").status()).isEqualTo(404);

    Reply revived = apply("ann", Pipelines.saying("phoenix", "1.0", "three"));

    assertThat(revived.object().getInteger("revision")).isEqualTo(3);
    assertThat(revived.object().getBoolean("latest")).isTrue();
    JsonArray revisions = SERVICE.get("ann", BASE + "phoenix/1.0/revisions").array();
    assertThat(revisions).hasSize(3);
    JsonObject oldest = revisions.getJsonObject(2);
    assertThat(oldest.getInteger("revision")).isEqualTo(1);
    assertThat(oldest.getString("createdBy")).isEqualTo("ann");
    assertThat(oldest.getString("content")).contains("echo one");
    assertThat(SERVICE.get("ann", BASE + "phoenix/latest/revisions?before=3&top=1").array())
        .isEqualTo(new JsonArray().add(revisions.getJsonObject(1)));
  }

  @Test
  void deletesAWholeDefinitionAndForgetsThatItWasPublic() {
    apply("ann", Pipelines.saying("whole", "1.0", "x"));
    apply("ann", Pipelines.saying("whole", "2.0", "x"));
    publish("ann", "whole");

    SERVICE.delete("ann", BASE + "whole");

    assertThat(SERVICE.get("ann", BASE + "whole").data()).isNull();
    assertThat(SERVICE.get("bob", BASE + "whole/1.0?creater=ann").data()).isNull();
    apply("ann", Pipelines.saying("whole", "1.0", "x"));
    JsonObject again = SERVICE.get("ann", BASE + "whole").object();
    assertThat(again.getBoolean("public")).isFalse();
    assertThat(versions(again.getJsonArray("versionList"))).containsExactly("1.0");
  }

  @Test
  void sharesWhatIsPublicAndHidesTheRest() {
    apply("ann", Pipelines.saying("shared", "1.0", "x"));
    Reply hidden = SERVICE.get("bob", BASE + "shared?creater=ann");
    Reply unknown = SERVICE.get("bob", BASE + "no-such?creater=ann");

    Reply published = publish("ann", "shared");

    assertThat(hidden).isEqualTo(unknown);
    assertThat(published.object().getBoolean("public")).isTrue();
    assertThat(SERVICE.get("bob", BASE + "shared?creater=ann").object().getString("creater"))
        .isEqualTo("ann");
    assertThat(SERVICE.get("bob", BASE + "shared/latest?creater=ann").data()).isNotNull();
    assertThat(SERVICE.get("bob", BASE + "shared/1.0/revisions?creater=ann").array()).hasSize(1);
    assertThat(images(SERVICE.get("bob", BASE + "?creater=ann&after=sharec").array()))
        .contains("shared:1.0");
  }

  @Test
  void letsOnlyTheOwnerChangeWhatIsPublic() {
    apply("ann", Pipelines.saying("owned", "1.0", "x"));
    publish("ann", "owned");

    SERVICE.delete("bob", BASE + "owned/1.0?creater=ann");
    SERVICE.delete("bob", BASE + "owned?creater=ann");
    Reply patched = SERVICE.send("bob", "PATCH", BASE + "owned?creater=ann", "{\"public\":false}");

    assertThat(patched.status()).isEqualTo(404);
    assertThat(SERVICE.get("bob", BASE + "owned/1.0?creater=ann").data()).isNotNull();
  }

  @Test
  void changesTheDescriptionAlone() {
    apply("ann", Pipelines.saying("described", "1.0", "x"));
    publish("ann", "described");

    Reply patched = SERVICE.send("ann", "PATCH", BASE + "described", "{\"desc\":\"says x\"}");

    assertThat(patched.object().getString("desc")).isEqualTo("says x");
    assertThat(patched.object().getBoolean("public")).isTrue();
  }

  @Test
  void refusesAPatchThatCannotBeRead() {
    apply("ann", Pipelines.saying("patched", "1.0", "x"));

    for (String body : List.of("{}", "{\"public\":\"yes\"}", "{\"desc\":3}", "[]", "")) {
      assertThat(SERVICE.send("ann", "PATCH", BASE + "patched", body).status())
          .as(body)
          .isEqualTo(400);
    }
  }

  @Test
  void refusesABodyThatCannotBeRead() {
    for (String body : List.of("", "{", "[]", "\"text\"", "{\"pipelineContent\":7}")) {
      assertThat(SERVICE.send("ann", "POST", BASE + "apply", body).status())
          .as(body)
          .isEqualTo(400);
    }
  }

  @Test
  void namesEverythingThatIsWrongWithADocument() {
    Reply refused =
        apply(
            "ann",
            """
            name: bro ken
            version: latest
            dag:
              - name: a
                needs: [b]
            tasks:
              - alias: a
                type: os
                commands: [echo]
            """);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("invalid-document");
    assertThat(refused.contentType()).startsWith("application/problem+json");
    JsonArray errors = refused.json().getJsonArray("errors");
    assertThat(errors.stream().map(error -> ((JsonObject) error).getString("path")))
        .contains("name", "version");
    assertThat(errors.stream().map(error -> ((JsonObject) error).getInteger("line")))
        .allMatch(line -> line > 0);
  }

  @Test
  void wantsAToken() {
    assertThat(SERVICE.send("", "GET", BASE, "").status()).isEqualTo(401);
  }

  @Test
  void checksWithoutWriting() {
    apply("ann", Pipelines.saying("dry", "1.0", "x"));

    Reply known = dryRun("ann", Pipelines.saying("dry", "1.0", "y"));
    Reply fresh = dryRun("ann", Pipelines.saying("dry", "2.0", "x"));

    assertThat(known.object())
        .isEqualTo(applied("dry", "1.0", 2, true, true, difference("1.0", "", "", "say")));
    assertThat(fresh.object())
        .isEqualTo(applied("dry", "2.0", 1, true, true, difference("1.0", "", "", "")));
    assertThat(SERVICE.get("ann", BASE + "dry/1.0/revisions").array()).hasSize(1);
    assertThat(SERVICE.get("ann", BASE + "dry/2.0").data()).isNull();
  }

  @Test
  void acceptsATaskThatNestsLatest() {
    apply("ann", Pipelines.saying("leaf", "1.0", "x"));

    Reply applied = apply("ann", Pipelines.nestingYaml("tree", "1.0", List.of("leaf")));

    assertThat(applied.status()).isEqualTo(200);
    assertThat(SERVICE.get("ann", BASE + "tree/1.0").object().getString("content"))
        .contains("image: ann/leaf:latest");
  }

  @Test
  void refusesToNestWhatIsNotThereNotPublicOrItself() {
    apply("bob", Pipelines.saying("private", "1.0", "x"));
    apply("ann", Pipelines.saying("loop", "1.0", "x"));

    Reply missing = apply("ann", Pipelines.nestingYaml("p", "1.0", List.of("no-such:1.0")));
    Reply foreign = apply("ann", Pipelines.nestingYaml("p", "1.0", List.of("bob/private:1.0")));
    Reply itself = apply("ann", Pipelines.nestingYaml("loop", "1.0", List.of("loop:latest")));

    for (Reply refused : List.of(missing, foreign, itself)) {
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.json().getJsonArray("errors").getJsonObject(0).getString("path"))
          .isEqualTo("tasks[0].image");
    }
  }

  @Test
  void writesOneAuditLineForEachChange() throws Exception {
    apply("auditor", Pipelines.saying("seen", "1.0", "x"));
    apply("auditor", Pipelines.saying("seen", "1.0", "x"));
    dryRun("auditor", Pipelines.saying("seen", "1.0", "y"));
    publish("auditor", "seen");
    SERVICE.delete("auditor", BASE + "seen/1.0");
    SERVICE.delete("auditor", BASE + "seen/1.0");
    SERVICE.delete("auditor", BASE + "seen");

    assertThat(SERVICE.auditOf("auditor", 4))
        .containsExactly(
            "pipeline.apply auditor/seen:1.0",
            "pipeline.publish auditor/seen",
            "pipeline.delete-version auditor/seen:1.0",
            "pipeline.delete auditor/seen");
  }

  private static Reply apply(String user, String yaml) {
    return SERVICE.post(user, BASE + "apply", new JsonObject().put("pipelineContent", yaml));
  }

  private static Reply dryRun(String user, String yaml) {
    return SERVICE.post(
        user, BASE + "apply?dryRun=true", new JsonObject().put("pipelineContent", yaml));
  }

  private static Reply publish(String user, String name) {
    return SERVICE.send(user, "PATCH", BASE + name, "{\"public\":true}");
  }

  private static JsonObject applied(
      String name,
      String version,
      int revision,
      boolean latest,
      boolean changed,
      JsonObject difference) {
    return new JsonObject()
        .put("name", name)
        .put("version", version)
        .put("revision", revision)
        .put("latest", latest)
        .put("changed", changed)
        .put("diff", difference)
        .put("warnings", new JsonArray());
  }

  private static JsonObject difference(
      String against, String added, String removed, String changed) {
    return new JsonObject()
        .put("against", against)
        .put("added", list(added))
        .put("removed", list(removed))
        .put("changed", list(changed));
  }

  private static JsonArray list(String word) {
    return word.isEmpty() ? new JsonArray() : new JsonArray().add(word);
  }

  private static List<String> versions(JsonArray entries) {
    return entries.stream().map(entry -> ((JsonObject) entry).getString("version")).toList();
  }

  private static List<String> images(JsonArray entries) {
    return entries.stream()
        .map(JsonObject.class::cast)
        .map(entry -> entry.getString("name") + ":" + entry.getString("version"))
        .toList();
  }
}
