package io.eventops.platform.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.platform.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformConfigTest {
  @TempDir private Path folder;

  @Test
  void startsInTheEnvironmentOfTheAncestor() {
    Map<String, String> environment = new HashMap<>(secrets());
    environment.putAll(
        Map.of(
            "EVENTOPS_PORT", "8081",
            "EVENTOPS_DEBUG", "true",
            "EVENTOPS_CALLBACK_ADDRESS", "http://eventops:8081",
            "EVENTOPS_LOGIN_TOKEN_EXPIRES_TIME", "315360000",
            "EVENTOPS_PROCESS_BUFFER_SIZE", "500",
            "EVENTOPS_PROCESS_WORK_NUM", "5",
            "EVENTOPS_PROCESS_OVER_TIME", "120",
            "EVENTOPS_PROCESS_TRIGGER_CACHE_SIZE", "10000",
            "EVENTOPS_PROCESS_LOOP_INTERVAL", "300",
            "EVENTOPS_PRINT_TUNNEL_DATA", "false"));
    environment.putAll(
        Map.of(
            "MYSQL_USER", "root",
            "MYSQL_PASSWORD", "123456",
            "MYSQL_ADDRESS", "mysql",
            "MYSQL_PORT", "3307",
            "MYSQL_DB", "events",
            "MINIO_SERVER", "http://minio:9000",
            "MINIO_ACCESS_KEY", "root",
            "MINIO_SECRET_KEY", "1234567890",
            "MINIO_SSL", "false",
            "MINIO_BASE_PATH", "eventops"));
    Settings settings = Settings.of(environment);

    PlatformConfig config = PlatformConfig.from(settings);

    settings.check();
    assertThat(config.port()).isEqualTo(8081);
    assertThat(config.database().host()).isEqualTo("mysql");
    assertThat(config.database().port()).isEqualTo(3307);
    assertThat(config.database().database()).isEqualTo("events");
  }

  @Test
  void startsWithTheFileOfTheAncestor() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("config.yaml"),
            """
            port: 8081
            debug: true
            callbackAddress: http://eventops:8081
            mysql:
              user: root
              password: 123456
              address: mysql
              post: 3307
              db:
            uc:
              loginTokenExpiresTime: 315360000
              auth:
                whiteUrlList:
                  - /api/user/login
                  - {url: /api/user/register}
            event:
              process: {bufferSize: 500, workNum: 5, loopLoadEventInterval: 300}
            actuator: {printTunnelData: false}
            minio: {server: http://minio:9000, accessKeyId: root, secretAccessKey: 1234567890, ssl: ~}
            """);
    Settings settings = Settings.of(secrets(), file);

    PlatformConfig config = PlatformConfig.from(settings);

    settings.check();
    assertThat(config.port()).isEqualTo(8081);
    assertThat(config.database().host()).isEqualTo("mysql");
    assertThat(config.database().port()).isEqualTo(3307);
    assertThat(config.database().database()).isEqualTo("eventops");
    assertThat(config.database().password().reveal()).isEqualTo("123456");
  }

  private static Map<String, String> secrets() {
    return Map.of(
        "EVENTOPS_LOGIN_TOKEN_SIGNATURE", "a signature of enough characters",
        "EVENTOPS_SECRET_KEY", "a secret key of enough characters");
  }
}
