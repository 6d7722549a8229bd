package io.eventops.pipeline.actuator.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.pipeline.actuator.ActuatorYaml;
import io.eventops.pipeline.actuator.store.ReachedActuators;
import io.eventops.pipeline.serving.LogTrap;
import io.eventops.pipeline.serving.Reply;
import io.eventops.pipeline.serving.TestService;
import io.eventops.platform.boot.Platform;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class ActuatorRoutesTest {
  private static final String BASE = "/api/actuator/";
  private static final String NULL = "{\"Status\":200,\"Msg\":\"\",\"Data\":null}";
  private static final String HOST_KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";

  @AutoClose private static final TestService SERVICE = TestService.start();

  @Test
  void answersAnApplyWithWhatItDid() {
    Reply first = apply("ann", ActuatorYaml.ssh("machine", "10.0.0.1", "os-runner"));
    Reply again = apply("ann", ActuatorYaml.ssh("machine", "10.0.0.1", "os-runner"));

    assertThat(first.object()).isEqualTo(applied("machine", "os", true));
    assertThat(again.object()).isEqualTo(applied("machine", "os", false));
  }

  @Test
  void listsInTheShapeOfTheContract() {
    assertThat(SERVICE.get("lister", BASE).body()).isEqualTo(NULL);
    apply("lister", ActuatorYaml.kubernetes("cluster"));
    apply("lister", ActuatorYaml.ssh("machine", "10.0.0.1", "os-runner", "any"));

    JsonArray list = SERVICE.get("lister", BASE).array();

    assertThat(list).hasSize(2);
    JsonObject machine = list.getJsonObject(1);
    assertThat(machine.getString("name")).isEqualTo("machine");
    assertThat(machine.getString("creater")).isEqualTo("lister");
    assertThat(machine.getString("type")).isEqualTo("os");
    assertThat(machine.getString("status")).isEqualTo("unknown");
    assertThat(machine.getJsonArray("tags")).isEqualTo(new JsonArray().add("any").add("os-runner"));
    assertThat(machine.getString("createdAt")).endsWith("Z");
    assertThat(machine.getString("updatedAt")).endsWith("Z");
    assertThat(machine.containsKey("lastSeenAt")).isTrue();
    assertThat(list.getJsonObject(0).getString("type")).isEqualTo("k8s");
    assertThat(SERVICE.get("lister", "/api/actuator").array()).isEqualTo(list);
    assertThat(SERVICE.get("lister", BASE + "?top=1&after=cluster").array())
        .isEqualTo(new JsonArray().add(machine));
  }

  @Test
  void showsADefinitionWithItsSecretsMasked() {
    apply("ann", ActuatorYaml.tunnelled("masked", "10.0.0.1", "client"));

    JsonObject shown = SERVICE.get("ann", BASE + "masked").object();

    assertThat(shown.getString("content"))
        .isEqualTo(
            """
            name: masked
            os:
                user: root
                password: ***
                ip: 10.0.0.1
                port: "2222"
            tunnel:
                clientId: client
                clientToken: ***
            tags:
              - os-runner
            """
                .replace("***", "'***'"));
  }

  @Test
  void showsSecretsNowhere() {
    String misspelt =
        ActuatorYaml.tunnelled("shy", "10.0.0.1", "c").replace("password", "passwrod");
    String broken = ActuatorYaml.tunnelled("shy", "10.0.0.1", "c") + "\n  : [";
    String unquoted = ActuatorYaml.ssh("shy", "10.0.0.1", "t").replace("S3cret", "'S3cret");
    String twice =
        ActuatorYaml.ssh("shy", "10.0.0.1", "t").replace("  ip:", "  password: S3cret2\n  ip:");
    apply("ann", ActuatorYaml.tunnelled("shy", "10.0.0.1", "c"));
    apply("ann", ActuatorYaml.kubernetes("shy-cluster"));

    List<Reply> replies =
        List.of(
            apply("ann", ActuatorYaml.tunnelled("shy", "10.0.0.2", "c")),
            apply("ann", misspelt),
            apply("ann", broken),
            apply("ann", unquoted),
            apply("ann", twice),
            SERVICE.get("ann", BASE),
            SERVICE.get("ann", BASE + "shy"),
            SERVICE.get("ann", BASE + "shy-cluster"));

    assertThat(replies).extracting(Reply::body).noneMatch(body -> body.contains("S3cret"));
  }

  @Test
  void logsNoSecret() {
    try (LogTrap log = LogTrap.set()) {
      apply("talker", ActuatorYaml.tunnelled("machine", "10.0.0.1", "client"));
      apply("talker", ActuatorYaml.tunnelled("machine", "10.0.0.1", "client") + "\n  : [");
      SERVICE
          .platform()
          .database()
          .update("UPDATE actuators SET content = REVERSE(content) WHERE creater = 'talker'");

      assertThat(SERVICE.get("talker", BASE + "machine").status()).isEqualTo(500);
      assertThat(apply("talker", ActuatorYaml.kubernetes("machine")).status()).isEqualTo(200);

      assertThat(log.text()).contains("audit", "request failed", "cannot be read is replaced");
      assertThat(log.text()).doesNotContain("S3cret");
    }
  }

  @Test
  void refusesAMaskInThePlaceOfASecret() {
    Reply refused =
        apply(
            "ann",
            ActuatorYaml.ssh("copied", "10.0.0.1", "t").replace(ActuatorYaml.PASSWORD, "'***'"));

    assertThat(refused.status()).isEqualTo(422);
    JsonObject error = refused.json().getJsonArray("errors").getJsonObject(0);
    assertThat(error.getString("path")).isEqualTo("os.password");
    assertThat(error.getInteger("line")).isEqualTo(4);
  }

  @Test
  void refusesTheServersOwnMachineUnlessSwitchedOn() {
    Reply refused = apply("ann", ActuatorYaml.local("here"));

    assertThat(refused.status()).isEqualTo(422);
    JsonObject error = refused.json().getJsonArray("errors").getJsonObject(0);
    assertThat(error.getString("path")).isEqualTo("os.local");
    assertThat(error.getString("message")).contains("the operator has not switched it on");
    try (TestService permissive = TestService.startWithLocalActuators()) {
      assertThat(
              permissive
                  .post(
                      "ann",
                      BASE + "apply",
                      new JsonObject().put("actuatorContent", ActuatorYaml.local("here")))
                  .status())
          .isEqualTo(200);
    }
  }

  @Test
  void keepsUsersApart() {
    apply("ann", ActuatorYaml.ssh("private", "10.0.0.1", "t"));

    assertThat(SERVICE.get("bob", BASE + "private").status()).isEqualTo(404);
    assertThat(SERVICE.get("bob", BASE + "private").body().replace("private", "nothing"))
        .isEqualTo(SERVICE.get("bob", BASE + "nothing").body());
    assertThat(SERVICE.delete("bob", BASE + "private").body()).isEqualTo(NULL);
    assertThat(reset("bob", "private").status()).isEqualTo(404);
    assertThat(SERVICE.get("ann", BASE + "private").status()).isEqualTo(200);
  }

  @Test
  void deletesAgainAndAgain() {
    apply("ann", ActuatorYaml.ssh("gone", "10.0.0.1", "t"));

    assertThat(SERVICE.delete("ann", BASE + "gone").body()).isEqualTo(NULL);
    assertThat(SERVICE.delete("ann", BASE + "gone").body()).isEqualTo(NULL);
    assertThat(SERVICE.get("ann", BASE + "gone").status()).isEqualTo(404);
    assertThat(apply("ann", ActuatorYaml.ssh("gone", "10.0.0.1", "t")).object())
        .isEqualTo(applied("gone", "os", true));
    assertThat(SERVICE.get("ann", BASE + "gone").status()).isEqualTo(200);
  }

  @Test
  void forgetsTheHostKeyWhenAsked() {
    apply("keeper", ActuatorYaml.ssh("machine", "10.0.0.1", "t"));
    Platform platform = SERVICE.platform();
    ReachedActuators reached =
        new ReachedActuators(platform.database(), platform.secrets(), platform.clock());
    long id =
        platform
            .database()
            .find("SELECT id FROM actuators WHERE creater = 'keeper'")
            .orElseThrow()
            .getLong("id");
    reached.pin(id, HOST_KEY);
    assertThat(SERVICE.get("keeper", BASE + "machine").object().getString("hostKey"))
        .isEqualTo("SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU");

    Reply done = reset("keeper", "machine");

    assertThat(done.body()).isEqualTo(NULL);
    assertThat(reached.pinned(id)).isEmpty();
    assertThat(SERVICE.get("keeper", BASE + "machine").object().getString("hostKey")).isEmpty();
    assertThat(SERVICE.auditOf("keeper", 2))
        .containsExactly("actuator.apply machine", "actuator.host-key-reset machine");
  }

  @Test
  void doesNotForgetAHostKeyThatTheDefinitionGives() {
    String given =
        ActuatorYaml.ssh("given", "10.0.0.1", "t")
            .replace("port:", "hostKey: " + HOST_KEY + "\n  port:");
    apply("ann", given);

    Reply refused = reset("ann", "given");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(SERVICE.get("ann", BASE + "given").object().getString("hostKey"))
        .startsWith("SHA256:");
  }

  @Test
  void checksWithoutWriting() {
    Reply checked =
        SERVICE.post(
            "ann",
            BASE + "apply?dryRun=true",
            new JsonObject().put("actuatorContent", ActuatorYaml.ssh("dry", "10.0.0.1", "t")));

    assertThat(checked.object()).isEqualTo(applied("dry", "os", true));
    assertThat(SERVICE.get("ann", BASE + "dry").status()).isEqualTo(404);
  }

  @Test
  void warnsWhenTasksAreOnTheMachineThatIsReplaced() {
    apply("replacer", ActuatorYaml.ssh("machine", "10.0.0.1", "t"));
    SERVICE
        .platform()
        .database()
        .update(
            "INSERT INTO pipeline_tasks (id, pipeline_id, alias, type, status, creater,"
                + " actuator_id, created_at, updated_at) SELECT 1, 1, 'a', 'os', 'running',"
                + " creater, id, created_at, created_at FROM actuators WHERE creater = 'replacer'");

    Reply moved = apply("replacer", ActuatorYaml.ssh("machine", "10.0.0.2", "t"));

    assertThat(moved.status()).isEqualTo(200);
    assertThat(moved.object().getJsonArray("warnings").getJsonObject(0).getString("message"))
        .isEqualTo("1 unfinished tasks are on this actuator as it was before");
  }

  @Test
  void refusesABodyThatCannotBeRead() {
    for (String body : List.of("", "{", "[]", "{\"actuatorContent\":[]}")) {
      assertThat(SERVICE.send("ann", "POST", BASE + "apply", body).status())
          .as(body)
          .isEqualTo(400);
    }
  }

  @Test
  void wantsAToken() {
    assertThat(SERVICE.send("", "GET", BASE, "").status()).isEqualTo(401);
    assertThat(SERVICE.send("", "POST", BASE + "apply", "{}").status()).isEqualTo(401);
  }

  private static Reply apply(String user, String yaml) {
    return SERVICE.post(user, BASE + "apply", new JsonObject().put("actuatorContent", yaml));
  }

  private static Reply reset(String user, String name) {
    return SERVICE.send(user, "POST", BASE + name + "/host-key/reset", "");
  }

  private static JsonObject applied(String name, String type, boolean changed) {
    return new JsonObject()
        .put("name", name)
        .put("type", type)
        .put("changed", changed)
        .put("warnings", new JsonArray());
  }
}
