package io.eventops.model.dag;

import java.util.List;

/// A task's place in the order.
///
/// @param name alias of the task
/// @param needs what must be done before; `root` or an empty list means nothing
public record DagNode(String name, List<String> needs) {

  /// The pseudo task that is always done.
  public static final String ROOT = "root";

  public DagNode {
    needs = List.copyOf(needs);
  }
}
