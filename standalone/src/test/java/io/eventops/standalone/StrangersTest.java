package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Who has no good token gets nothing, on no route.
@Timeout(120)
class StrangersTest {
  /// Of every test house.
  private static final String SIGNATURE = "a signature for tests only";

  @TempDir private static Path data;
  private static House house;
  private static List<Route> closed;

  @BeforeAll
  static void open() {
    house = new House(data);
    closed = Route.of(house).stream().filter(route -> !route.open()).toList();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  static Stream<Arguments> badTokens() {
    long now = Instant.now().getEpochSecond();
    String good = token("HS256", SIGNATURE, claims());
    return Stream.of(
        bad("nothing", "", "not get token in header Authorization"),
        bad("a token without Bearer", good, "not get token in header Authorization"),
        bad("bearer in small letters", "bearer " + good, "not get token in header Authorization"),
        bad("garbage", "Bearer garbage", "token contains an invalid number of segments"),
        bad(
            "bad base64",
            "Bearer " + "!" + good.substring(1),
            "illegal base64 data at input byte 0"),
        bad(
            "a foreign signature",
            "Bearer " + token("HS256", "someone else's", claims()),
            "signature is invalid"),
        bad(
            "an expired token",
            "Bearer " + token("HS256", SIGNATURE, claims().put("exp", now - 3_600)),
            "token is expired by 1h0m\\ds, log in again"),
        bad(
            "a token from the future",
            "Bearer " + token("HS256", SIGNATURE, claims().put("nbf", now + 3_600)),
            "token is not valid yet"),
        bad(
            "no signature",
            "Bearer " + token("none", "", claims()),
            "'none' signature type is not allowed"),
        bad(
            "a token for nobody",
            "Bearer " + token("HS256", SIGNATURE, claims().putNull("aud")),
            "token names no user \\(aud\\)"));
  }

  private static Arguments bad(String what, String header, String reason) {
    return Arguments.of(what, header, "auth fail: " + reason);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badTokens")
  void everyClosedRouteRefuses(String what, String header, String message) {
    assertEveryClosedRouteRefuses(header, message);
  }

  @Test
  void aTokenThatWasLoggedOutIsRefused() {
    Caller leaver = house.user("leaver");

    leaver.post("/api/user/logout").data();

    assertEveryClosedRouteRefuses(
        "Bearer " + leaver.token(), "auth fail: token is revoked, log in again");
  }

  /// The claim of a name in a header is the hole of the ancestor.
  @Test
  void aNameInAHeaderIsNoToken() {
    SoftAssertions all = new SoftAssertions();
    for (Route route : closed) {
      Reply reply =
          route.call(
              house.stranger(),
              route.ofNothing(),
              BodyPublishers.noBody(),
              "event_ops_username",
              "kakj");
      all.assertThat(reply.status()).as(route.name()).isEqualTo(401);
    }
    all.assertAll();
  }

  private static void assertEveryClosedRouteRefuses(String header, String message) {
    assertThat(closed).hasSizeGreaterThan(20);
    SoftAssertions all = new SoftAssertions();
    for (Route route : closed) {
      Reply reply =
          header.isEmpty()
              ? route.call(house.stranger(), route.ofNothing(), BodyPublishers.ofString("{}"))
              : route.call(
                  house.stranger(),
                  route.ofNothing(),
                  BodyPublishers.ofString("{}"),
                  "Authorization",
                  header);
      all.assertThat(reply.status()).as(route.name()).isEqualTo(401);
      all.assertThat(reply.json().getInteger("Status")).as(route.name()).isEqualTo(401);
      all.assertThat(reply.code()).as(route.name()).isEqualTo("unauthenticated");
      all.assertThat(reply.message()).as(route.name()).matches(message);
    }
    all.assertAll();
  }

  private static JsonObject claims() {
    long now = Instant.now().getEpochSecond();
    return new JsonObject()
        .put("iss", "eventops")
        .put("sub", "login")
        .put("aud", new JsonArray().add("kakj"))
        .put("nbf", now)
        .put("exp", now + 60);
  }

  /// Made without the house's own library.
  private static String token(String algorithm, String key, JsonObject claims) {
    JsonObject header = new JsonObject().put("alg", algorithm).put("typ", "JWT");
    String content = base64(header.encode()) + "." + base64(claims.encode());
    return content + "." + (key.isEmpty() ? "" : base64(hmac(key, content)));
  }

  private static byte[] hmac(String key, String content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
