package io.eventops.platform.auth;

import io.eventops.platform.settings.Secret;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Issues and verifies the bearer tokens of the contract: JWT with HS256, `iss` `eventops`, `sub`
/// `login`,
/// `aud` an array with the user name, `nbf` and `exp` in seconds (RFC 7519). HS384 and HS512 are
/// verified too; a token without `exp` does not expire, as tokens of the ancestor may.
public final class Tokens {
  private static final String ISSUER = "eventops";
  private static final String SUBJECT = "login";
  private static final int HEADER_PARTS = 2;

  private final JWTAuth jwt;
  private final Revocations revocations;

  public Tokens(Vertx vertx, Secret signature, Revocations revocations) {
    JWTAuthOptions options = new JWTAuthOptions();
    for (String algorithm : new String[] {"HS256", "HS384", "HS512"}) {
      options.addPubSecKey(
          new PubSecKeyOptions().setAlgorithm(algorithm).setBuffer(signature.reveal()));
    }
    this.jwt = JWTAuth.create(vertx, options);
    this.revocations = revocations;
  }

  public String issue(String user, Instant now, Duration life) {
    long seconds = now.getEpochSecond();
    JsonObject claims =
        new JsonObject()
            .put("iss", ISSUER)
            .put("sub", SUBJECT)
            .put("aud", new JsonArray().add(user))
            .put("nbf", seconds)
            .put("exp", seconds + life.toSeconds());
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
    JsonObject claims = decode(token);
    Principal principal = new Principal(audience(claims));
    if (revocations.isRevoked(principal.name(), claims.getLong("nbf", 0L), token)) {
      throw new TokenFault("token is revoked, log in again");
    }
    return principal;
  }

  private JsonObject decode(String token) {
    // verification is computation only, so the future is complete when it is returned
    var verified = jwt.authenticate(new TokenCredentials(token));
    User user = verified.result();
    if (!verified.succeeded() || user == null) {
      Throwable cause = verified.cause();
      throw new TokenFault(reason(cause == null ? null : cause.getMessage()));
    }
    return user.principal();
  }

  private static String reason(@Nullable String message) {
    String text = message == null ? "" : message.toLowerCase(java.util.Locale.ROOT);
    if (text.contains("expired: exp")) {
      return "token is expired, log in again";
    }
    if (text.contains("nbf")) {
      return "token is not valid yet";
    }
    if (text.contains("signature")) {
      return "signature is invalid";
    }
    return "token cannot be verified";
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
