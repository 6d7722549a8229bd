package io.eventops.platform.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventops.platform.settings.Secret;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokensTest {
  private static final String KEY = "a signature of enough characters";

  @AutoClose("close")
  private static final Vertx VERTX = Vertx.vertx();

  private final Tokens tokens = new Tokens(VERTX, new Secret(KEY), Revocations.none());

  private static long now() {
    return Instant.now().getEpochSecond();
  }

  private static String claims() {
    return """
        {"iss":"eventops","sub":"login","aud":["kakj"],"exp":%d,"nbf":%d}"""
        .formatted(now() + 60, now());
  }

  @Test
  void issuesTheClaimsOfTheContractAndMore() {
    Instant now = Instant.parse("2026-11-22T01:06:31.123Z");

    String token = tokens.issue("kakj", "login-1", now, Duration.ofHours(1));

    String[] parts = token.split("\\.", -1);
    JsonObject claims = decoded(parts[1]);
    assertThat(decoded(parts[0])).isEqualTo(new JsonObject("{\"typ\":\"JWT\",\"alg\":\"HS256\"}"));
    assertThat(claims.getString("iss")).isEqualTo("eventops");
    assertThat(claims.getString("sub")).isEqualTo("login");
    assertThat(claims.getJsonArray("aud")).isEqualTo(new JsonArray().add("kakj"));
    assertThat(claims.getLong("nbf")).isEqualTo(now.getEpochSecond());
    assertThat(claims.getLong("exp")).isEqualTo(now.getEpochSecond() + 3600);
    assertThat(claims.getDouble("iat")).isEqualTo(now.toEpochMilli() / 1000.0);
    assertThat(claims.getString("sid")).isEqualTo("login-1");
  }

  private static JsonObject decoded(String part) {
    return new JsonObject(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
  }

  @Test
  void verifiesWhatItIssued() {
    String token = tokens.issue("kakj", "login-1", Instant.now(), Duration.ofHours(1));

    assertThat(tokens.verify("Bearer " + token))
        .isEqualTo(new Principal("kakj", new Secret("login-1")));
  }

  @Test
  void refusesWhatWasIssuedBeforeARevocationToTheMillisecond() {
    Instant moment = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusMillis(500);
    Revocations revocations =
        Revocations.of(() -> List.of(new Revocations.Revocation("kakj", moment, null, null)));
    Tokens strict = new Tokens(VERTX, new Secret(KEY), revocations);
    revocations.refresh();
    String before = strict.issue("kakj", moment.minusMillis(1), Duration.ofHours(1));
    String after = strict.issue("kakj", moment, Duration.ofHours(1));
    // whole seconds, and not those of a moment later
    String claims = new JsonObject(claims()).put("nbf", moment.getEpochSecond()).encode();
    String ofTheAncestor = HandMadeToken.sign("HS256", KEY, claims);

    assertThatThrownBy(() -> strict.verify("Bearer " + before)).hasMessageContaining("revoked");
    assertThat(strict.verify("Bearer " + after).name()).isEqualTo("kakj");
    assertThatThrownBy(() -> strict.verify("Bearer " + ofTheAncestor))
        .hasMessageContaining("revoked");
  }

  @Test
  void issuesNoTokenTwice() {
    Instant now = Instant.now();

    assertThat(tokens.issue("kakj", now, Duration.ofHours(1)))
        .isNotEqualTo(tokens.issue("kakj", now, Duration.ofHours(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HS256", "HS384", "HS512"})
  void acceptsATokenOfTheAncestor(String algorithm) {
    String token = HandMadeToken.sign(algorithm, KEY, claims());

    assertThat(tokens.verify("Bearer " + token))
        .isEqualTo(new Principal("kakj", new Secret(token)));
  }

  @Test
  void acceptsAnAudienceThatIsText() {
    String token = HandMadeToken.sign("HS256", KEY, "{\"aud\":\"kakj\",\"nbf\":" + now() + "}");

    assertThat(tokens.verify("Bearer " + token).name()).isEqualTo("kakj");
  }

  @Test
  void acceptsATokenWithoutExpiry() {
    String token = HandMadeToken.sign("HS256", KEY, "{\"aud\":[\"kakj\"]}");

    assertThat(tokens.verify("Bearer " + token).name()).isEqualTo("kakj");
  }

  @Test
  void toleratesTextBeforeTheWordBearer() {
    String token = HandMadeToken.sign("HS256", KEY, claims());

    assertThat(tokens.verify("xBearer " + token).name()).isEqualTo("kakj");
  }

  static Stream<Arguments> refused() {
    String good = HandMadeToken.sign("HS256", KEY, claims());
    String[] parts = good.split("\\.", -1);
    return Stream.of(
        Arguments.of("an empty header", "", "not get token"),
        Arguments.of("no scheme", good, "not get token"),
        Arguments.of("lower case scheme", "bearer " + good, "not get token"),
        Arguments.of("two schemes", "Bearer Bearer " + good, "not get token"),
        Arguments.of("garbage", "Bearer garbage", "invalid number of segments"),
        Arguments.of("four segments", "Bearer " + good + ".x", "invalid number of segments"),
        Arguments.of(
            "bad base64",
            "Bearer !." + parts[1] + "." + parts[2],
            "^illegal base64 data at input byte 0$"),
        Arguments.of(
            "bad base64 in the claims",
            "Bearer " + parts[0] + ".abc=." + parts[2],
            "^illegal base64 data at input byte 3$"),
        Arguments.of("empty segments", "Bearer ..", "cannot be verified"),
        Arguments.of(
            "another key",
            "Bearer " + HandMadeToken.sign("HS256", KEY + "x", claims()),
            "signature is invalid"),
        Arguments.of(
            "changed claims",
            "Bearer " + parts[0] + "." + parts[1].substring(0, 20) + "." + parts[2],
            "cannot be verified|signature is invalid"),
        Arguments.of("no signature", "Bearer " + parts[0] + "." + parts[1] + ".", "."),
        Arguments.of(
            "algorithm none",
            "Bearer " + HandMadeToken.unsigned(claims()),
            "^'none' signature type is not allowed$"),
        Arguments.of(
            "expired",
            signed("{\"aud\":[\"kakj\"],\"exp\":" + (now() - 10) + "}"),
            "^token is expired by 1\\ds, log in again$"),
        Arguments.of(
            "expired long ago",
            signed("{\"aud\":[\"kakj\"],\"exp\":" + (now() - 93_610) + "}"),
            "^token is expired by 26h0m1\\ds, log in again$"),
        Arguments.of(
            "not valid yet",
            signed("{\"aud\":[\"kakj\"],\"nbf\":" + (now() + 100) + "}"),
            "not valid yet"),
        Arguments.of("no audience", signed("{\"nbf\":" + now() + "}"), "names no user"),
        Arguments.of("empty audience", signed("{\"aud\":[]}"), "names no user"),
        Arguments.of("blank audience", signed("{\"aud\":[\" \"]}"), "names no user"),
        Arguments.of("numeric audience", signed("{\"aud\":[7]}"), "names no user"),
        Arguments.of(
            "expiry as text", signed("{\"aud\":[\"kakj\"],\"exp\":\"soon\"}"), "wrong type"),
        Arguments.of("claims are no object", signed("[1]"), "."));
  }

  private static String signed(String claims) {
    return "Bearer " + HandMadeToken.sign("HS256", KEY, claims);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refused(String name, String header, String reason) {
    assertThatThrownBy(() -> tokens.verify(header))
        .isInstanceOf(TokenFault.class)
        .message()
        .containsPattern(reason);
  }

  @Test
  void refusesAMissingHeader() {
    assertThatThrownBy(() -> tokens.verify(null)).hasMessageContaining("not get token");
  }
}
