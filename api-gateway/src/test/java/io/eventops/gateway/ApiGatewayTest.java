package io.eventops.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventops.gateway.TestGateway.Reply;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class ApiGatewayTest {
  private static final AtomicInteger USERS = new AtomicInteger();
  @AutoClose private static final TestGateway GATEWAY = new TestGateway();

  private final String name = "User-" + USERS.incrementAndGet();
  private final String email = name + "@example.org";

  @BeforeEach
  void register() {
    assertThat(GATEWAY.register(name, email, "123456").status()).isEqualTo(200);
  }

  private String token() {
    return GATEWAY.login(name, "123456").data().getString("Token");
  }

  private List<String> audited(String action) {
    return GATEWAY.query(
        "SELECT CONCAT(actor, '|', outcome, '|', remote, '|', detail) FROM audit_log"
            + " WHERE action = '"
            + action
            + "' AND object = '"
            + name
            + "' ORDER BY id");
  }

  @Test
  void registersWithTheAnswerOfTheContract() {
    Reply reply = GATEWAY.register("kakj", "2357431193@qq.com", "123456");

    assertThat(reply.body())
        .isEqualTo(
            new JsonObject(
                """
                {"Status":200,"Msg":"register success",
                 "Data":{"Name":"kakj","Email":"2357431193@qq.com","Token":""}}"""));
    await()
        .untilAsserted(
            () -> assertThat(audited("user.register")).containsExactly("|done|127.0.0.1|"));
  }

  @Test
  void refusesANameOrAnAddressThatIsUsedInAnyCase() {
    Reply sameName = GATEWAY.register(name.toUpperCase(Locale.ROOT), "x@y", "123456");
    Reply sameEmail = GATEWAY.register("someone", email.toLowerCase(Locale.ROOT), "123456");

    assertThat(sameName.status()).isEqualTo(409);
    assertThat(sameName.message())
        .isEqualTo("name " + name.toUpperCase(Locale.ROOT) + " is already used");
    assertThat(sameEmail.status()).isEqualTo(409);
    assertThat(sameEmail.message())
        .isEqualTo("email " + email.toLowerCase(Locale.ROOT) + " is already used");
  }

  @Test
  void givesANameToOneOfManyWhoWantItAtTheSameTime() throws Exception {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> running = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String address = "racer" + i + "@example.org";
        running.add(
            callers.submit(() -> GATEWAY.register(name + "-racer", address, "123456").status()));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> caller : running) {
        statuses.add(caller.get(60, TimeUnit.SECONDS));
      }
      assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
    }
  }

  @Test
  void tellsAllMistakesOfARegistration() {
    Reply reply = GATEWAY.register("", "", "1");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.message())
        .isEqualTo(
            "name can not empty; email can not empty;"
                + " password has 1 characters, use at least 6");
    assertThat(reply.body().getJsonArray("errors")).hasSize(3);
  }

  @Test
  void refusesBodiesThatAreNoObjectsOrHaveOtherTypes() {
    assertThat(GATEWAY.send("POST", "/api/user/register", "", null).statusCode()).isEqualTo(400);
    assertThat(GATEWAY.send("POST", "/api/user/login", "[]", null).statusCode()).isEqualTo(400);
    assertThat(GATEWAY.send("POST", "/api/user/login", "{\"username\":1}", null).statusCode())
        .isEqualTo(400);
  }

  @Test
  void logsInByNameOrAddressInAnyCaseAndTokensCarryTheStoredName() {
    for (String login :
        List.of(name, name.toUpperCase(Locale.ROOT), email, email.toLowerCase(Locale.ROOT))) {
      Reply reply = GATEWAY.login(login, "123456");

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.message()).isEqualTo("login success");
      assertThat(reply.data().getString("Name")).isEqualTo(name);
      assertThat(reply.data().getString("Email")).isEqualTo(email);
      assertThat(reply.data().getInteger("ExpiresIn")).isEqualTo(3600);
      assertThat(reply.authorization()).isEqualTo("Bearer " + reply.data().getString("Token"));
      assertThat(GATEWAY.get("/api/user/me", reply.data().getString("Token")).data())
          .isEqualTo(new JsonObject().put("Name", name).put("Email", email).put("Token", ""));
    }
  }

  @Test
  void answersTheSameForAWrongPasswordAndAnUnknownUser() {
    Reply wrong = GATEWAY.login(name, "654321");
    Reply unknown = GATEWAY.login(name + "-unknown", "654321");

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.message()).isEqualTo("username or password error");
    assertThat(unknown).isEqualTo(wrong);
    await()
        .untilAsserted(
            () -> assertThat(audited("user.login")).containsExactly(name + "|refused|127.0.0.1|"));
  }

  @Test
  void slowsDownWhoGuesses() {
    for (int i = 0; i < 5; i++) {
      assertThat(GATEWAY.login(name, "guess " + i).status()).isEqualTo(401);
    }

    Reply slowed = GATEWAY.login(name, "123456");

    assertThat(slowed.status()).isEqualTo(429);
    assertThat(slowed.retryAfter()).isEqualTo("1");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(GATEWAY.login(name, "123456").status()).isEqualTo(200));
  }

  @Test
  void keepsPasswordsAsArgon2AndReplacesThoseOfTheAncestorOnce() {
    assertThat(password()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    GATEWAY.execute(
        "UPDATE users SET salt = MD5('498081'), password = MD5(CONCAT('123456', MD5('498081')))"
            + " WHERE name = '"
            + name
            + "'");

    assertThat(GATEWAY.login(name, "654321").status()).isEqualTo(401);
    assertThat(password()).hasSize(32);
    assertThat(GATEWAY.login(name, "123456").status()).isEqualTo(200);

    assertThat(password()).startsWith("$argon2id$");
    assertThat(GATEWAY.query("SELECT salt FROM users WHERE name = '" + name + "'"))
        .containsExactly("null");
    assertThat(GATEWAY.login(name, "123456").status()).isEqualTo(200);
  }

  private String password() {
    return GATEWAY.query("SELECT password FROM users WHERE name = '" + name + "'").getFirst();
  }

  @Test
  void tradesARefreshTokenOnceAndEndsTheSessionWhenItIsUsedTwice() {
    JsonObject first = GATEWAY.login(name, "123456").data();
    JsonObject other = GATEWAY.login(name, "123456").data();

    JsonObject second = GATEWAY.refresh(first.getString("RefreshToken")).data();
    assertThat(GATEWAY.get("/api/user/me", second.getString("Token")).status()).isEqualTo(200);
    Reply again = GATEWAY.refresh(first.getString("RefreshToken"));

    assertThat(again.status()).isEqualTo(401);
    assertThat(GATEWAY.refresh(second.getString("RefreshToken")).status()).isEqualTo(401);
    assertThat(GATEWAY.get("/api/user/me", second.getString("Token")).status()).isEqualTo(401);
    assertThat(GATEWAY.get("/api/user/me", first.getString("Token")).status()).isEqualTo(401);
    assertThat(GATEWAY.get("/api/user/me", other.getString("Token")).status()).isEqualTo(200);
    assertThat(GATEWAY.refresh(other.getString("RefreshToken")).status()).isEqualTo(200);
    await()
        .untilAsserted(
            () ->
                assertThat(audited("user.refresh"))
                    .containsExactly(name + "|refused|127.0.0.1|used twice: session ended"));
  }

  @Test
  void storesNoTokenThatCouldBeUsed() {
    JsonObject tokens = GATEWAY.login(name, "123456").data();

    assertThat(
            GATEWAY.query(
                "SELECT HEX(token_hash) FROM refresh_tokens WHERE user_name = '" + name + "'"))
        .singleElement()
        .asString()
        .hasSize(64)
        .doesNotContainIgnoringCase(tokens.getString("RefreshToken"));
  }

  @Test
  void refusesRefreshTokensThatAreUnknownExpiredOrMissing() {
    JsonObject tokens = GATEWAY.login(name, "123456").data();
    GATEWAY.execute(
        "UPDATE refresh_tokens SET expires_at = '2020-01-01' WHERE user_name = '" + name + "'");

    assertThat(GATEWAY.refresh(tokens.getString("RefreshToken")).status()).isEqualTo(401);
    assertThat(GATEWAY.refresh("unknown").status()).isEqualTo(401);
    assertThat(GATEWAY.refresh("").status()).isEqualTo(400);
  }

  @Test
  void logsOutOneSession() {
    JsonObject mine = GATEWAY.login(name, "123456").data();
    JsonObject other = GATEWAY.login(name, "123456").data();

    Reply reply = GATEWAY.post("/api/user/logout", null, mine.getString("Token"));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(GATEWAY.get("/api/user/me", mine.getString("Token")).message())
        .isEqualTo("auth fail: token is revoked, log in again");
    assertThat(GATEWAY.refresh(mine.getString("RefreshToken")).status()).isEqualTo(401);
    assertThat(GATEWAY.get("/api/user/me", other.getString("Token")).status()).isEqualTo(200);
  }

  @Test
  void logsOutATokenThatIsNoSessionOfOurs() {
    String token =
        GATEWAY
            .process()
            .platform()
            .tokens()
            .issue(name, Instant.now().minusSeconds(1), Duration.ofDays(3650));
    JsonObject other = GATEWAY.login(name, "123456").data();

    GATEWAY.post(
        "/api/user/logout",
        new JsonObject().put("refreshToken", other.getString("RefreshToken")),
        token);

    assertThat(GATEWAY.get("/api/user/me", token).status()).isEqualTo(401);
    assertThat(GATEWAY.refresh(other.getString("RefreshToken")).status()).isEqualTo(401);
  }

  @Test
  void doesNotEndTheSessionOfSomeoneElse() {
    GATEWAY.register(name + "-b", "b-" + email, "123456");
    JsonObject others = GATEWAY.login(name + "-b", "123456").data();

    GATEWAY.post(
        "/api/user/logout",
        new JsonObject().put("refreshToken", others.getString("RefreshToken")),
        token());

    assertThat(GATEWAY.refresh(others.getString("RefreshToken")).status()).isEqualTo(200);
  }

  @Test
  void logsOutEverywhere() {
    JsonObject one = GATEWAY.login(name, "123456").data();
    JsonObject two = GATEWAY.login(name, "123456").data();

    GATEWAY.post("/api/user/logout-all", null, one.getString("Token"));

    assertThat(GATEWAY.get("/api/user/me", one.getString("Token")).status()).isEqualTo(401);
    assertThat(GATEWAY.get("/api/user/me", two.getString("Token")).status()).isEqualTo(401);
    assertThat(GATEWAY.refresh(two.getString("RefreshToken")).status()).isEqualTo(401);
    assertThat(GATEWAY.get("/api/user/me", token()).status()).isEqualTo(200);
  }

  @Test
  void changesThePasswordAndEndsAllOtherSessionsAtOnce() {
    JsonObject old = GATEWAY.login(name, "123456").data();

    Reply changed =
        GATEWAY.post(
            "/api/user/password",
            new JsonObject().put("oldPassword", "123456").put("newPassword", "1234567"),
            old.getString("Token"));

    assertThat(changed.status()).isEqualTo(200);
    assertThat(GATEWAY.get("/api/user/me", changed.data().getString("Token")).status())
        .isEqualTo(200);
    assertThat(GATEWAY.refresh(changed.data().getString("RefreshToken")).status()).isEqualTo(200);
    assertThat(GATEWAY.get("/api/user/me", old.getString("Token")).status()).isEqualTo(401);
    assertThat(GATEWAY.refresh(old.getString("RefreshToken")).status()).isEqualTo(401);
    assertThat(GATEWAY.login(name, "123456").status()).isEqualTo(401);
    assertThat(GATEWAY.login(name, "1234567").status()).isEqualTo(200);
    await()
        .untilAsserted(
            () -> assertThat(audited("user.password")).containsExactly(name + "|done|127.0.0.1|"));
  }

  @Test
  void keepsThePasswordWhenTheOldOneIsWrongOrTheNewOneIsBad() {
    String token = token();

    assertThat(
            GATEWAY
                .post(
                    "/api/user/password",
                    new JsonObject().put("oldPassword", "654321").put("newPassword", "1234567"),
                    token)
                .status())
        .isEqualTo(401);
    assertThat(
            GATEWAY
                .post(
                    "/api/user/password",
                    new JsonObject().put("oldPassword", "123456").put("newPassword", "1"),
                    token)
                .status())
        .isEqualTo(422);
    assertThat(GATEWAY.login(name, "123456").status()).isEqualTo(200);
  }

  @Test
  void servesTheDescriptionOfTheApi() {
    assertThat(GATEWAY.send("GET", "/openapi.yaml", null, null).body())
        .startsWith("openapi: 3.1")
        .contains("/api/user/login:");
  }

  @Test
  void refusesRegistrationsWhenTheOperatorClosedIt() {
    try (TestGateway closed = new TestGateway("EVENTOPS_REGISTRATION", "closed")) {
      assertThat(closed.register("kakj", "a@b", "123456").status()).isEqualTo(403);
      assertThat(closed.query("SELECT name FROM users")).isEmpty();
    }
  }
}
