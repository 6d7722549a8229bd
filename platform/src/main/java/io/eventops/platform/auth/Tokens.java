package io.eventops.platform.auth;

import io.eventops.platform.crypto.Digests;
import io.eventops.platform.settings.Secret;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Issues and verifies the bearer tokens of the contract: JWT with HS256, `iss` `eventops`, `sub`
/// `login`, `aud` an array with the user name, `nbf` and `exp` in seconds (RFC 7519). HS384 and
/// HS512 are verified too; a token without `exp` does not expire, as tokens of the ancestor may.
///
/// Beyond the contract a token has `iat` with milliseconds, so that a revocation can tell tokens of
/// the same second apart, `jti`, so that no two are alike, and `sid`, the login it descends from.
public final class Tokens {
  private static final String ISSUER = "eventops";
  private static final String SUBJECT = "login";
  private static final int HEADER_PARTS = 2;
  private static final int ID_LETTERS = 16;
  private static final List<String> ALGORITHMS = List.of("HS256", "HS384", "HS512");
  private static final Pattern ALGORITHM = Pattern.compile("[A-Za-z0-9-]{1,20}");
  private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9_-]");
  // clocks of the machines that issue and verify
  private static final int LEEWAY_SECONDS = 2;

  private final JWTAuth jwt;
  private final Revocations revocations;

  public Tokens(Vertx vertx, Secret signature, Revocations revocations) {
    JWTAuthOptions options =
        new JWTAuthOptions().setJWTOptions(new JWTOptions().setLeeway(LEEWAY_SECONDS));
    for (String algorithm : ALGORITHMS) {
      options.addPubSecKey(
          new PubSecKeyOptions().setAlgorithm(algorithm).setBuffer(signature.reveal()));
    }
    this.jwt = JWTAuth.create(vertx, options);
    this.revocations = revocations;
  }

  /// A token that is a session of its own.
  public String issue(String user, Instant now, Duration life) {
    return issue(user, "", now, life);
  }

  /// @param session the login that the token descends from
  public String issue(String user, String session, Instant now, Duration life) {
    long seconds = now.getEpochSecond();
    JsonObject claims =
        new JsonObject()
            .put("iss", ISSUER)
            .put("sub", SUBJECT)
            .put("aud", new JsonArray().add(user))
            .put("nbf", seconds)
            .put("exp", seconds + life.toSeconds())
            .put("iat", BigDecimal.valueOf(now.toEpochMilli(), 3))
            .put("jti", Digests.token(ID_LETTERS));
    if (!session.isEmpty()) {
      claims.put("sid", session);
    }
    return jwt.generateToken(claims, new JWTOptions().setAlgorithm("HS256").setNoTimestamp(true));
  }

  /// The principal behind an `Authorization` header: `Bearer`, one blank, the token.
  ///
  /// @throws TokenFault when there is no token, or it is not good, or no longer good
  public Principal verify(@Nullable String authorization) {
    String[] parts = authorization == null ? new String[0] : authorization.split("Bearer ", -1);
    if (parts.length != HEADER_PARTS) {
      throw new TokenFault("not get token in header Authorization");
    }
    String token = parts[1].strip();
    if (token.chars().filter(character -> character == '.').count() != 2) {
      throw new TokenFault("token contains an invalid number of segments");
    }
    requireKnownForm(token);
    JsonObject claims = decode(token);
    String session = claims.getValue("sid") instanceof String sid ? sid : token;
    Principal principal = new Principal(audience(claims), new Secret(session));
    if (revocations.isRevoked(principal.name(), issuedAt(claims), session)) {
      throw new TokenFault("token is revoked, log in again");
    }
    return principal;
  }

  /// Tells what the library does not tell apart.
  private static void requireKnownForm(String token) {
    List<String> segments = List.of(token.split("\\.", -1));
    for (String segment : segments) {
      Matcher wrong = FOREIGN.matcher(segment);
      if (wrong.find()) {
        throw new TokenFault("illegal base64 data at input byte " + wrong.start());
      }
    }
    Object algorithm = json(segments.getFirst()).getValue("alg");
    if (algorithm instanceof String name
        && ALGORITHM.matcher(name).matches()
        && !ALGORITHMS.contains(name)) {
      throw new TokenFault("'" + name + "' signature type is not allowed");
    }
  }

  private static JsonObject json(String segment) {
    try {
      return new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(segment)));
    } catch (IllegalArgumentException | DecodeException | ClassCastException _) {
      throw new TokenFault("token cannot be verified");
    }
  }

  private JsonObject decode(String token) {
    try {
      // verification is computation only, so the future is complete when it is returned
      var verified = jwt.authenticate(new TokenCredentials(token));
      User user = verified.result();
      if (user != null) {
        // all claims; the library's principal lacks the times
        return user.attributes().getJsonObject("accessToken");
      }
      Throwable cause = verified.cause();
      throw new TokenFault(reason(token, cause == null ? null : cause.getMessage()));
    } catch (ClassCastException _) {
      throw new TokenFault("token has a claim of the wrong type");
    }
  }

  private static String reason(String token, @Nullable String message) {
    String text = message == null ? "" : message.toLowerCase(Locale.ROOT);
    if (text.contains("expired")) {
      // the library says so of all times
      return lateness(token)
          .map(late -> "token is expired by " + inUnits(late) + ", log in again")
          .orElse("token is not valid yet");
    }
    return text.contains("signature") ? "signature is invalid" : "token cannot be verified";
  }

  /// How long ago it expired; empty when it did not. Only for tokens whose signature is good.
  private static Optional<Duration> lateness(String token) {
    Long expiry =
        json(token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'))).getLong("exp");
    return Optional.ofNullable(expiry)
        .map(seconds -> Duration.ofSeconds(Instant.now().getEpochSecond() - seconds))
        .filter(late -> !late.isNegative());
  }

  /// As in `26h0m5s`.
  private static String inUnits(Duration time) {
    String seconds = time.toSecondsPart() + "s";
    String minutes = time.toMinutesPart() + "m" + seconds;
    return time.toHours() > 0
        ? time.toHours() + "h" + minutes
        : time.toMinutes() > 0 ? minutes : seconds;
  }

  /// Milliseconds since 1970; of older tokens only the second is known.
  private static long issuedAt(JsonObject claims) {
    if (claims.getValue("iat") instanceof Number seconds) {
      return Math.round(seconds.doubleValue() * 1000);
    }
    return claims.getValue("nbf") instanceof Number seconds ? seconds.longValue() * 1000 : 0;
  }

  private static String audience(JsonObject claims) {
    Object audience = claims.getValue("aud");
    if (audience instanceof JsonArray names && !names.isEmpty()) {
      audience = names.getValue(0);
    }
    if (audience instanceof String name && !name.isBlank()) {
      return name;
    }
    throw new TokenFault("token names no user (aud)");
  }
}
