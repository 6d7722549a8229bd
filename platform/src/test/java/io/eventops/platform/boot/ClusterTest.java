package io.eventops.platform.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventops.model.message.gateway.TokensRevoked;
import io.eventops.platform.cluster.Endpoint;
import io.eventops.platform.http.TestHttp;
import io.eventops.platform.settings.Settings;
import io.eventops.platform.thread.Threads;
import io.eventops.testkit.TestDatabase;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class ClusterTest {
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();
  private static final Duration LONG = Duration.ofSeconds(30);

  private final List<Process> running = new ArrayList<>();
  private final int firstPort = freePort();
  private final int secondPort = freePort();

  @AfterEach
  void stop() {
    running.reversed().forEach(Process::close);
  }

  @Test
  void processesHearEachOtherAndKnowWhoServesWhat() {
    Process first = join(firstPort, "ingest");
    Process second = join(secondPort, "runner");
    List<String> heard = new CopyOnWriteArrayList<>();
    second.platform().bus().consume(TokensRevoked.ADDRESS, told -> heard.add(told.user()));

    await()
        .atMost(LONG)
        .until(
            () -> {
              // the bus learns of a consumer a moment later
              first.platform().bus().publish(TokensRevoked.ADDRESS, new TokensRevoked("ann"));
              return heard.contains("ann");
            });

    assertThat(served(first, "runner"))
        .containsExactly(new Endpoint(second.platform().node(), "127.0.0.1", second.port()));
    assertThat(served(second, "ingest")).extracting(Endpoint::port).containsExactly(first.port());
    assertThat(served(first, "nobody")).isEmpty();
    try (TestHttp http = new TestHttp(first.managementPort())) {
      assertThat(http.get("/health/ready").body()).contains("\"cluster\":\"up: 2 members\"");
      assertThat(http.get("/metrics").body()).contains("eventops_cluster_members 2.0");
    }
  }

  @Test
  void aProcessThatStopsIsServedNoMore() {
    Process first = join(firstPort, "ingest");
    Process second = join(secondPort, "runner");
    await().atMost(LONG).until(() -> !served(first, "runner").isEmpty());

    running.remove(second);
    second.close();

    assertThat(served(first, "runner")).isEmpty();
    await()
        .atMost(LONG)
        .untilAsserted(() -> assertThat(checks(first)).containsEntry("cluster", "up: 1 member"));
  }

  private static Map<String, String> checks(Process process) {
    return Threads.await(process.platform().health().readiness(), LONG).checks();
  }

  private static List<Endpoint> served(Process process, String service) {
    return process.platform().directory().of(service);
  }

  private Process join(int port, String service) {
    Map<String, String> environment = new HashMap<>(DATABASE.settings());
    environment.put("EVENTOPS_CLUSTER_NAME", "test-" + firstPort);
    environment.put("EVENTOPS_CLUSTER_HOST", "127.0.0.1");
    environment.put("EVENTOPS_CLUSTER_PORT", Integer.toString(port));
    environment.put(
        "EVENTOPS_CLUSTER_MEMBERS", "127.0.0.1:" + firstPort + ",127.0.0.1:" + secondPort);
    Process process =
        Process.join(
            Settings.of(environment),
            List.of(new ServiceDefinition<>(service, _ -> "", (_, _) -> new Idle())));
    running.add(process);
    return process;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException fault) {
      throw new java.io.UncheckedIOException(fault);
    }
  }

  private static final class Idle extends ServiceVerticle {
    @Override
    public Future<?> start() {
      return Future.succeededFuture();
    }

    @Override
    public void routes(Router router) {
      // none
    }
  }
}
