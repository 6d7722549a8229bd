package io.eventops.platform.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.EntryAdapter;
import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.map.MapEvent;
import com.hazelcast.replicatedmap.ReplicatedMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A directory that every member has a copy of. An entry counts while the member that made it is
/// there.
final class SharedDirectory implements Directory {
  private final HazelcastInstance hazelcast;
  private final ReplicatedMap<String, String> entries;
  private volatile Map<String, List<Endpoint>> byService = Map.of();
  private @Nullable Announced announced;

  private record Announced(Endpoint endpoint, Set<String> services) {}

  SharedDirectory(HazelcastInstance hazelcast) {
    this.hazelcast = hazelcast;
    this.entries = hazelcast.getReplicatedMap("eventops.endpoints");
    entries.addEntryListener(new Changes());
    hazelcast.getCluster().addMembershipListener(new Comings());
    hazelcast
        .getLifecycleService()
        .addLifecycleListener(
            event -> {
              // this member has another identity now
              if (event.getState() == LifecycleState.MERGED) {
                announceAgain();
              }
            });
    look();
  }

  @Override
  public List<Endpoint> of(String service) {
    return byService.getOrDefault(service, List.of());
  }

  @Override
  public synchronized void announce(Endpoint endpoint, Set<String> services) {
    announced = new Announced(endpoint, services);
    announceAgain();
  }

  private synchronized void announceAgain() {
    Announced now = announced;
    if (now != null) {
      JsonObject entry =
          new JsonObject()
              .put("member", hazelcast.getCluster().getLocalMember().getUuid().toString())
              .put("host", now.endpoint().host())
              .put("port", now.endpoint().port())
              .put("services", new JsonArray(List.copyOf(now.services())));
      entries.put(now.endpoint().node(), entry.encode());
    }
  }

  @Override
  public synchronized void withdraw() {
    Announced now = announced;
    announced = null;
    if (now != null) {
      entries.remove(now.endpoint().node());
    }
  }

  private synchronized void look() {
    Set<String> members = new HashSet<>();
    for (Member member : hazelcast.getCluster().getMembers()) {
      members.add(member.getUuid().toString());
    }
    Map<String, List<Endpoint>> found = new HashMap<>();
    entries.forEach(
        (node, text) -> {
          JsonObject entry = new JsonObject(text);
          if (members.contains(entry.getString("member"))) {
            Endpoint endpoint =
                new Endpoint(node, entry.getString("host"), entry.getInteger("port"));
            for (Object service : entry.getJsonArray("services")) {
              found.computeIfAbsent(String.valueOf(service), _ -> new ArrayList<>()).add(endpoint);
            }
          }
        });
    found.replaceAll((_, endpoints) -> List.copyOf(endpoints));
    byService = found;
  }

  private final class Changes extends EntryAdapter<String, String> {
    @Override
    public void onEntryEvent(EntryEvent<String, String> event) {
      look();
    }

    @Override
    public void onMapEvent(MapEvent event) {
      look();
    }
  }

  private final class Comings implements MembershipListener {
    @Override
    public void memberAdded(MembershipEvent event) {
      look();
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
      look();
    }
  }
}
