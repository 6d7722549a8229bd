package io.eventops.platform.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.HazelcastInstance;
import io.eventops.platform.thread.Threads;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The part of a process that knows the others: a clustered event bus and a directory over
/// Hazelcast, or, for a process that is alone, neither.
public final class Cluster {
  private static final Duration LONGEST_JOIN = Duration.ofSeconds(90);

  private final Vertx vertx;
  private final Directory directory;
  private final @Nullable HazelcastInstance hazelcast;

  private Cluster(Vertx vertx, Directory directory, @Nullable HazelcastInstance hazelcast) {
    this.vertx = vertx;
    this.directory = directory;
    this.hazelcast = hazelcast;
  }

  /// A process that is alone.
  public static Cluster alone(VertxBuilder builder, VertxOptions options) {
    return new Cluster(builder.with(options).build(), Directory.empty(), null);
  }

  /// Joins the members that are there, or begins a cluster that the others will join; blocks.
  public static Cluster join(VertxBuilder builder, VertxOptions options, ClusterSettings settings) {
    HazelcastClusterManager manager = new HazelcastClusterManager(config(settings));
    EventBusOptions bus =
        new EventBusOptions().setHost(settings.host()).setPort(settings.busPort());
    Vertx vertx =
        Threads.await(
            builder
                .with(options.setEventBusOptions(bus))
                .withClusterManager(manager)
                .buildClustered(),
            LONGEST_JOIN);
    HazelcastInstance hazelcast = manager.getHazelcastInstance();
    return new Cluster(vertx, new SharedDirectory(hazelcast), hazelcast);
  }

  private static Config config(ClusterSettings settings) {
    Config config = ConfigUtil.loadConfig();
    config.setClusterName(settings.name());
    config
        .setProperty("hazelcast.logging.type", "slf4j")
        .setProperty("hazelcast.phone.home.enabled", "false")
        .setProperty("hazelcast.shutdownhook.enabled", "false")
        .setProperty("hazelcast.wait.seconds.before.join", "0")
        // a process that is gone without a word is missed after this, one that was killed at once
        .setProperty("hazelcast.heartbeat.interval.seconds", "1")
        .setProperty("hazelcast.max.no.heartbeat.seconds", "10")
        // processes that started at the same time, or were cut off, find each other again
        .setProperty("hazelcast.merge.first.run.delay.seconds", "5")
        .setProperty("hazelcast.merge.next.run.delay.seconds", "5")
        .setProperty("hazelcast.socket.bind.any", "false");
    NetworkConfig network =
        config.getNetworkConfig().setPort(settings.port()).setPortAutoIncrement(false);
    network.setPublicAddress(settings.host() + ":" + settings.port());
    network.getInterfaces().setEnabled(true).addInterface(settings.host());
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig()
        .setEnabled(true)
        .setConnectionTimeoutSeconds(2)
        .setMembers(settings.members());
    return config;
  }

  public Vertx vertx() {
    return vertx;
  }

  public Directory directory() {
    return directory;
  }

  /// Whether this process has others at all.
  public boolean isShared() {
    return hazelcast != null;
  }

  /// How many processes are members, this one included; 0 when it has left.
  public int members() {
    if (hazelcast == null) {
      return 1;
    }
    return hazelcast.getLifecycleService().isRunning()
        ? hazelcast.getCluster().getMembers().size()
        : 0;
  }
}
