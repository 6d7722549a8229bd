package io.eventops.pipeline.actuator;

import java.util.List;
import java.util.Optional;

/// Actuators for those who run tasks on them. Blocks; call it on virtual threads. Each call sees
/// the newest state, whichever node changed it.
public interface Actuators {

  /// Also one that was deleted, as long as an unfinished task is on it.
  Optional<Actuator> find(long id);

  /// All actuators of one tag: the first of the tags that any actuator of this user and type has.
  /// Empty when none has any of them.
  ///
  /// @param type as in task definitions: `os`, `docker`, `k8s`
  List<Actuator> candidates(String creater, String type, List<String> tags);

  /// The actuator was reached just now. Cheap: most calls write nothing.
  void reachable(long id);

  /// The actuator could not be reached.
  ///
  /// @param error for its owner; never a secret
  void unreachable(long id, String error);
}
