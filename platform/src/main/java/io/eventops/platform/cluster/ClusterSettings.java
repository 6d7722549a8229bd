package io.eventops.platform.cluster;

import io.eventops.platform.settings.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/// How a process finds the others and is found by them. There is no multicast: whoever is not
/// named is not looked for.
///
/// @param name of the cluster; processes with another name stay apart
/// @param members `host:port` of processes to look for at the start, this one included or not; the
///     port may be left out, then it is the own one
/// @param host address of this process that the others reach, on the private network
/// @param port where this process takes part in the cluster
/// @param busPort where it takes messages of the event bus; 0 takes a free one
public record ClusterSettings(
    String name, List<String> members, String host, int port, int busPort) {
  private static final int PORT = 5701;

  public static ClusterSettings from(Settings settings) {
    int port = settings.number("cluster.port", "EVENTOPS_CLUSTER_PORT", PORT, 1, 65_535);
    return new ClusterSettings(
        settings.text("cluster.name", "EVENTOPS_CLUSTER_NAME", "eventops"),
        members(settings.text("cluster.members", "EVENTOPS_CLUSTER_MEMBERS", ""), port),
        host(settings.text("cluster.host", "EVENTOPS_CLUSTER_HOST", "")),
        port,
        settings.number("cluster.busPort", "EVENTOPS_BUS_PORT", 0, 0, 65_535));
  }

  private static List<String> members(String text, int port) {
    return Arrays.stream(text.split("[,\\s]+"))
        .filter(member -> !member.isEmpty())
        .map(member -> member.contains(":") ? member : member + ":" + port)
        .toList();
  }

  /// Of this machine's name, when none is given: in a container that is its address on the
  /// container network.
  private static String host(String given) {
    try {
      return given.isEmpty() ? InetAddress.getLocalHost().getHostAddress() : given;
    } catch (UnknownHostException unknown) {
      return InetAddress.getLoopbackAddress().getHostAddress();
    }
  }
}
