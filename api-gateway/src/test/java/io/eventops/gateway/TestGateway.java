package io.eventops.gateway;

import io.eventops.platform.boot.Process;
import io.eventops.platform.settings.Settings;
import io.eventops.testkit.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// api-gateway as a process with a database of its own, and a client that speaks HTTP to it.
final class TestGateway implements AutoCloseable {
  private final TestDatabase database = TestDatabase.create();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;

  /// @param settings pairs of a variable and its value
  TestGateway(String... settings) {
    var address = database.address();
    Map<String, String> environment = new HashMap<>();
    environment.put("EVENTOPS_HOST", "127.0.0.1");
    environment.put("EVENTOPS_PORT", "0");
    environment.put("EVENTOPS_MANAGEMENT_PORT", "-1");
    environment.put("EVENTOPS_LOGIN_TOKEN_SIGNATURE", "a signature of enough characters");
    environment.put("EVENTOPS_SECRET_KEY", "a secret key of enough characters");
    environment.put("MYSQL_ADDRESS", address.host());
    environment.put("MYSQL_PORT", String.valueOf(address.port()));
    environment.put("MYSQL_DB", address.database());
    environment.put("MYSQL_USER", address.user());
    environment.put("MYSQL_PASSWORD", address.password());
    for (int i = 0; i < settings.length; i += 2) {
      environment.put(settings[i], settings[i + 1]);
    }
    this.process = Process.start(Settings.of(environment), List.of(ApiGatewayVerticle.SERVICE));
  }

  /// @param retryAfter empty when there is no such header
  record Reply(int status, JsonObject body, String authorization, String retryAfter) {
    String message() {
      return body.getString("Msg");
    }

    JsonObject data() {
      return body.getJsonObject("Data");
    }
  }

  Reply get(String path, @Nullable String token) {
    return reply(send("GET", path, null, token));
  }

  Reply post(String path, @Nullable JsonObject body, @Nullable String token) {
    return reply(send("POST", path, body == null ? null : body.encode(), token));
  }

  private static Reply reply(HttpResponse<String> response) {
    return new Reply(
        response.statusCode(),
        new JsonObject(response.body()),
        response.headers().firstValue("Authorization").orElse(""),
        response.headers().firstValue("Retry-After").orElse(""));
  }

  HttpResponse<String> send(
      String method, String path, @Nullable String body, @Nullable String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + process.port() + path))
            .timeout(Duration.ofSeconds(60))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  Reply register(String name, String email, String password) {
    return post(
        "/api/user/register",
        new JsonObject().put("name", name).put("email", email).put("password", password),
        null);
  }

  Reply login(String name, String password) {
    return post(
        "/api/user/login", new JsonObject().put("username", name).put("password", password), null);
  }

  Reply refresh(String token) {
    return post("/api/user/refresh", new JsonObject().put("refreshToken", token), null);
  }

  /// The first column of all rows, as text.
  List<String> query(String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> column = new ArrayList<>();
      while (rows.next()) {
        column.add(String.valueOf(rows.getString(1)));
      }
      return column;
    } catch (SQLException fault) {
      throw new IllegalStateException(fault);
    }
  }

  void execute(String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException fault) {
      throw new IllegalStateException(fault);
    }
  }

  Process process() {
    return process;
  }

  @Override
  public void close() {
    client.close();
    process.close();
    database.close();
  }
}
