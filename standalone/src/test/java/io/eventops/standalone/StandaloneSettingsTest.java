package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class StandaloneSettingsTest {
  @AutoClose private final TestDatabase database = TestDatabase.create();
  @TempDir private Path folder;

  @Test
  void servesWithTheFileOfTheAncestorAlone() throws IOException {
    var address = database.address();
    Path file =
        Files.writeString(
            folder.resolve("ancestor.yaml"),
            """
            port: 0
            callbackAddress: http://eventops.example:8080
            mysql:
              user: %s
              password: '%s'
              address: %s
              post: %d
              db: %s
            uc: {loginTokenExpiresTime: 60}
            """
                .formatted(
                    address.user(),
                    address.password(),
                    address.host(),
                    address.port(),
                    address.database()));
    Path data = folder.resolve("data");

    try (Standalone standalone =
        Standalone.start(
            StandaloneOptions.parse("--data", data.toString(), "-configFile", file.toString()),
            Map.of())) {
      Reply login =
          Caller.stranger(standalone.address())
              .as("kakj")
              .post(
                  "/api/user/login",
                  "{\"username\": \"kakj\", \"password\": \"" + Caller.PASSWORD + "\"}");

      assertThat(login.data().getInteger("ExpiresIn")).isEqualTo(60);
      assertThat(data.resolve("mariadb")).doesNotExist();
    }
  }

  @Test
  void supposesOnlyWhatNeitherTheEnvironmentNorTheFileSays() throws IOException {
    Path file =
        Files.writeString(folder.resolve("config.yaml"), "host: 10.0.0.1\nsecretKeyFile: /key\n");
    StandaloneSettings settings =
        new StandaloneSettings(Map.of("EVENTOPS_PORT", "8081", "EVENTOPS_SAID", " "), file);

    settings.suppose("host", "EVENTOPS_HOST", "127.0.0.1");
    settings.suppose("port", "EVENTOPS_PORT", "8080");
    settings.suppose("said", "EVENTOPS_SAID", "supposed");
    settings.supposeSecret("secretKey", "EVENTOPS_SECRET_KEY", () -> "supposed");
    settings.supposeSecret("other", "EVENTOPS_OTHER", () -> "supposed");

    assertThat(settings.text("host", "EVENTOPS_HOST")).isEqualTo("10.0.0.1");
    assertThat(settings.text("port", "EVENTOPS_PORT")).isEqualTo("8081");
    assertThat(settings.text("said", "EVENTOPS_SAID")).isEqualTo("supposed");
    assertThat(settings.has("secretKey", "EVENTOPS_SECRET_KEY")).isFalse();
    assertThat(settings.text("other", "EVENTOPS_OTHER")).isEqualTo("supposed");
  }
}
