package io.eventops.pipeline.definition;

import io.eventops.model.definition.LinkedPipeline;
import io.eventops.model.definition.PipelineTask;
import io.eventops.model.definition.TaskDefinition;
import io.eventops.model.name.ImageRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that a pipeline nests, walked once, with a bound in each direction.
final class Nesting {
  static final int DEEPEST = LinkedPipeline.DEFAULT_DEPTH;
  static final int MOST_PIPELINES = 500;
  static final int MOST_TASKS = 10_000;

  private final Children children;
  private final Map<String, Walked> walked = new HashMap<>();
  private final Deque<Revision> path = new ArrayDeque<>();
  private String alias = "";

  private Nesting(Children children) {
    this.children = children;
  }

  /// Finds a nested pipeline.
  @FunctionalInterface
  interface Children {
    /// @param parent the pipeline that names it, whose owner must be allowed to see it
    /// @return empty when it is not there for him
    Optional<Revision> find(Revision parent, ImageRef image);
  }

  /// @param height levels from here down, at least 1
  /// @param tasks that run when this runs
  private record Walked(Revision revision, int height, long tasks) {}

  /// The revision of every nested image, by its text.
  ///
  /// @throws PinFault when one is missing or a bound is passed
  static Map<String, Long> of(Revision root, Children children) {
    Nesting nesting = new Nesting(children);
    nesting.walk(root);
    Map<String, Long> ids = new HashMap<>();
    nesting.walked.forEach((image, child) -> ids.put(image, child.revision().id()));
    return ids;
  }

  private Walked walk(Revision revision) {
    boolean itself = path.stream().anyMatch(above -> above.image().equals(revision.image()));
    path.addLast(revision);
    if (itself) {
      throw fault("nests itself: " + chain());
    }
    if (path.size() > DEEPEST) {
      throw tooDeep();
    }
    int height = 1;
    long tasks = revision.definition().tasks().size();
    for (TaskDefinition task : revision.definition().tasks()) {
      if (!(task instanceof PipelineTask nested)) {
        continue;
      }
      if (path.size() == 1) {
        alias = nested.alias();
      }
      Walked child = child(revision, nested);
      height = Math.max(height, child.height() + 1);
      tasks += child.tasks();
      if (path.size() + child.height() > DEEPEST) {
        throw tooDeep();
      }
      if (tasks > MOST_TASKS) {
        throw fault("with all that it nests has more than " + MOST_TASKS + " tasks");
      }
    }
    path.removeLast();
    return new Walked(revision, height, tasks);
  }

  private Walked child(Revision parent, PipelineTask nested) {
    // looked up again for each parent: what one owner may see, another may not
    Revision revision =
        children
            .find(parent, nested.image())
            .orElseThrow(
                () ->
                    new PinFault(
                        alias,
                        "task %s of %s: there is no pipeline %s, or it is not public"
                            .formatted(nested.alias(), parent.image(), nested.image())));
    Walked known = walked.get(nested.image().toString());
    if (known != null) {
      return known;
    }
    Walked child = walk(revision);
    walked.put(nested.image().toString(), child);
    if (walked.size() > MOST_PIPELINES) {
      throw fault("nests more than " + MOST_PIPELINES + " other pipelines");
    }
    return child;
  }

  private PinFault tooDeep() {
    return fault("nests deeper than " + DEEPEST + " levels: " + chain());
  }

  private PinFault fault(String what) {
    return new PinFault(alias, path.getFirst().image() + " " + what);
  }

  private String chain() {
    List<String> images = new ArrayList<>();
    path.forEach(revision -> images.add(revision.image().toString()));
    return String.join(" > ", images);
  }
}
