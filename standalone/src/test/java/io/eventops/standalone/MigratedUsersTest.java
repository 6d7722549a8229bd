package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.testkit.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The statements of `docs/compatibility.md` that take over the users of the ancestor.
@Timeout(120)
class MigratedUsersTest {
  private static final Pattern BLOCK = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);

  @AutoClose private final TestDatabase old = TestDatabase.create();
  @TempDir private Path data;

  @BeforeEach
  void fillTheTableOfTheAncestor() throws SQLException {
    try (Connection connection = old.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE users");
      statement.execute(
          "CREATE TABLE users (id BIGINT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(50) NOT NULL,"
              + " email VARCHAR(255), password VARCHAR(500) NOT NULL, salt VARCHAR(255) NOT NULL,"
              + " created_at DATETIME NOT NULL, updated_at DATETIME NOT NULL, deleted_at DATETIME)");
      statement.execute(
          """
          INSERT INTO users (name, email, password, salt, created_at, updated_at, deleted_at)
          SELECT name, email, MD5(CONCAT('123456', 'salt')), 'salt', NOW(), NOW(), deleted_at
          FROM (SELECT 'kakj' AS name, 'kakj@example.com' AS email, NULL AS deleted_at
                UNION ALL SELECT 'silent', '', NULL
                UNION ALL SELECT 'mute', '', NULL
                UNION ALL SELECT 'gone', 'kakj@example.com', NOW()) AS users_of_old""");
    }
  }

  @Test
  void logInAsBeforeAndAreFollowedByNewOnes() throws SQLException, IOException {
    List<String> blocks = blocks();
    try (House house = new House(data)) {
      assertThat(found(house, blocks.get(0))).isZero();

      execute(house, blocks.get(1));

      Caller stranger = house.stranger();
      assertThat(login(stranger, "kakj").status()).isEqualTo(200);
      assertThat(login(stranger, "KAKJ@example.com").data().getString("Name")).isEqualTo("kakj");
      assertThat(login(stranger, "silent").status()).isEqualTo(200);
      assertThat(login(stranger, "gone").status()).isEqualTo(401);
      assertThat(house.user("newcomer").get("/api/user/me").status()).isEqualTo(200);
      assertThat(kept(house)).startsWith("$argon2id$");
    }
  }

  @Test
  void areFoundBeforeWhenTwoHaveOneAddress() throws SQLException, IOException {
    try (House house = new House(data);
        Connection connection = old.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE users SET email = 'KAKJ@example.com' WHERE name = 'mute'");

      int found = found(house, blocks().getFirst());

      assertThat(found).isEqualTo(1);
    }
  }

  private List<String> blocks() throws IOException {
    return BLOCK
        .matcher(Files.readString(Path.of("..", "docs", "compatibility.md")))
        .results()
        .map(block -> block.group(1).replace("eventops_old", old.address().database()))
        .toList();
  }

  private static int found(House house, String queries) throws SQLException {
    int rows = 0;
    try (Connection connection = house.database().connect();
        Statement statement = connection.createStatement()) {
      for (String query : queries.split(";", -1)) {
        if (!query.isBlank()) {
          try (ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
              rows++;
            }
          }
        }
      }
    }
    return rows;
  }

  private static void execute(House house, String statements) throws SQLException {
    try (Connection connection = house.database().connect();
        Statement statement = connection.createStatement()) {
      for (String each : statements.split(";", -1)) {
        if (!each.isBlank()) {
          statement.execute(each);
        }
      }
    }
  }

  private static String kept(House house) throws SQLException {
    try (Connection connection = house.database().connect();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT password FROM users WHERE name = 'kakj'")) {
      result.next();
      return result.getString(1);
    }
  }

  private static Reply login(Caller caller, String name) {
    return caller.post(
        "/api/user/login", new JsonObject().put("username", name).put("password", "123456"));
  }
}
