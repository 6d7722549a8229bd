package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Base64.Encoder;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the ancestor's clients rely on beyond the fields: forms of addresses, compression, errors,
/// and the tokens they already have.
@Timeout(120)
class AncestorWireTest {
  private static final String SIGNATURE = "a secret that was in use for years";
  private static final long TEN_YEARS = 315_360_000;

  @TempDir private static Path data;
  private static House house;
  private static OldEoctl eoctl;

  @BeforeAll
  static void open() {
    house =
        new House(
            data,
            "EVENTOPS_LOGIN_TOKEN_SIGNATURE",
            SIGNATURE,
            "EVENTOPS_LOGIN_TOKEN_EXPIRES_TIME",
            Long.toString(TEN_YEARS));
    OldEoctl stranger = OldEoctl.stranger(house.address());
    stranger.register("kakj", "kakj@example.com", "123456");
    String token = stranger.login("kakj", "123456").object(OldTypes.USER).getString("Token");
    eoctl = stranger.withToken(token);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/actuator",
        "/api/pipeline-definition",
        "/api/trigger-definition",
        "/api/pipeline"
      })
  void servesListsWithAndWithoutASlashAndRedirectsNobody(String path) {
    OldAnswer with = eoctl.get(path + "/");
    OldAnswer without = eoctl.get(path);

    assertThat(with.http().status()).isEqualTo(200);
    assertThat(without.http().status()).isEqualTo(200);
    assertThat(without.http().text()).isEqualTo(with.http().text());
  }

  @Test
  void compressesALongAnswer() {
    String commands = "x".repeat(5_000);
    eoctl.pipelineApply(pipeline("long", "echo " + commands));

    OldAnswer answer = eoctl.pipelineDescribe("long", "1.0");

    assertThat(answer.http().header("content-encoding")).isEqualTo("gzip");
    assertThat(answer.http().body().length()).isLessThan(2_000);
    assertThat(answer.object(OldTypes.PIPELINE_VERSION).getString("content")).contains(commands);
  }

  private static String pipeline(String name, String command) {
    return """
        name: %s
        version: 1.0
        actuatorSelector: {tags: [os-runner]}
        dag: [{name: a, needs: [root]}]
        tasks: [{alias: a, type: os, commands: [%s]}]
        """
        .formatted(name, command);
  }

  static Stream<Arguments> errors() {
    OldEoctl stranger = OldEoctl.stranger(house.address());
    JsonObject numbers = new JsonObject().put("username", 1).put("password", 2);
    return Stream.of(
        Arguments.of(stranger.get("/api/actuator/"), 401, "auth fail: not get token"),
        Arguments.of(eoctl.withToken("x").actuatorList(), 401, "auth fail: token contains"),
        Arguments.of(stranger.login("kakj", "654321"), 401, "username or password error"),
        Arguments.of(stranger.register("", "", ""), 422, "name can not empty"),
        Arguments.of(stranger.post("/api/user/login", numbers), 400, "not a text"),
        Arguments.of(eoctl.actuatorApply("name: [x"), 422, ""),
        Arguments.of(eoctl.actuatorApply(""), 422, "name"),
        Arguments.of(eoctl.pipelineApply("name: x"), 422, "version"),
        Arguments.of(eoctl.triggerApply("name: x"), 422, "event"),
        Arguments.of(eoctl.eventSend("", null), 422, "name"),
        Arguments.of(eoctl.triggerDelete("x"), 404, "not find event trigger definition"),
        Arguments.of(eoctl.runtimeGet("abc"), 400, "abc"),
        Arguments.of(eoctl.runtimeCancel("999999999"), 404, "not find this runtime: 999999999"),
        Arguments.of(
            eoctl.runtimeList(Map.of("top", "abc")), 400, "top is not a number from 0: abc"),
        Arguments.of(eoctl.get("/api/nothing"), 404, ""),
        Arguments.of(eoctl.get("/api/event/send"), 400, ""));
  }

  @ParameterizedTest(name = "{1} {2}")
  @MethodSource("errors")
  void wrapsEveryErrorWithItsStatusAndAMessage(OldAnswer answer, int status, String message) {
    assertThat(answer.status()).isEqualTo(status).isEqualTo(answer.http().status());
    assertThat(answer.message()).contains(message).isNotBlank();
    assertThat(answer.http().text()).contains("\"Data\":null");
  }

  @Test
  void ignoresMembersOfARequestThatItDoesNotKnow() {
    JsonObject login = new JsonObject().put("username", "kakj").put("password", "123456");

    OldAnswer answer =
        OldEoctl.stranger(house.address())
            .post("/api/user/login", login.put("unknown", new JsonObject().put("deep", 1)));

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void storesTheSameEventTwiceWhenItIsSentTwice() {
    long first = eoctl.eventSend("twice", null).object(GoType.ANYTHING).getLong("id");
    long second = eoctl.eventSend("twice", null).object(GoType.ANYTHING).getLong("id");

    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void keepsTheTokensOfTheAncestorGood() {
    long now = Instant.now().getEpochSecond();
    String token =
        signed(
            """
            {"iss":"eventops","sub":"login","aud":["kakj"],"exp":%d,"nbf":%d}"""
                .formatted(now + TEN_YEARS, now));

    OldAnswer answer = eoctl.withToken(token).get("/api/user/me");

    assertThat(answer.object(OldTypes.USER).getString("Name")).isEqualTo("kakj");
  }

  @Test
  void givesTokensForAsLongAsTheAncestorWhenTheOperatorWantsThat() {
    String claims = eoctl.token().split("\\.", -1)[1];

    JsonObject decoded =
        new JsonObject(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8));

    assertThat(decoded.getJsonArray("aud")).isEqualTo(new JsonArray().add("kakj"));
    assertThat(decoded.getLong("exp") - decoded.getLong("nbf")).isEqualTo(TEN_YEARS);
  }

  private static String signed(String claims) {
    Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String content =
        Stream.of("{\"alg\":\"HS256\",\"typ\":\"JWT\"}", claims)
            .map(part -> base64.encodeToString(part.getBytes(StandardCharsets.UTF_8)))
            .collect(Collectors.joining("."));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SIGNATURE.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return content
          + "."
          + base64.encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
