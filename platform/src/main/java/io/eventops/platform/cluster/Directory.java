package io.eventops.platform.cluster;

import java.util.List;
import java.util.Set;

/// Which processes serve what. Soft state: it follows the members of the cluster within moments,
/// and whoever uses an entry must be ready to find nobody there.
public interface Directory {
  /// The processes that serve this service now, in no order; read from memory, never waits.
  List<Endpoint> of(String service);

  /// From now on the others find these services at that endpoint; blocks.
  void announce(Endpoint endpoint, Set<String> services);

  /// From now on nobody is sent here any more; blocks.
  void withdraw();

  /// Of a process that is alone: nobody else is there, and nobody has to be told.
  static Directory empty() {
    return new Directory() {
      @Override
      public List<Endpoint> of(String service) {
        return List.of();
      }

      @Override
      public void announce(Endpoint endpoint, Set<String> services) {
        // there is nobody to be told
      }

      @Override
      public void withdraw() {
        // nobody was told
      }
    };
  }
}
