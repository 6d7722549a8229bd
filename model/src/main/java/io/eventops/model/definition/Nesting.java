package io.eventops.model.definition;

import io.eventops.model.name.ImageRef;
import io.eventops.model.name.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Which pipelines run inside which. Each image is resolved once.
final class Nesting {
  private final ImageRef self;
  private final Function<ImageRef, Optional<ResolvedPipeline>> resolver;
  private final int depth;
  private final Map<ImageRef, Optional<ResolvedPipeline>> resolved = new HashMap<>();

  /// Pipelines without a problem below them, with how many run inside each other there.
  private final Map<ImageRef, Integer> heights = new HashMap<>();

  Nesting(ImageRef self, Function<ImageRef, Optional<ResolvedPipeline>> resolver, int depth) {
    this.self = self;
    this.resolver = resolver;
    this.depth = depth;
  }

  Optional<ResolvedPipeline> resolve(ImageRef image) {
    Optional<ResolvedPipeline> known = resolved.get(image);
    if (known == null) {
      known = resolver.apply(image);
      resolved.put(image, known);
    }
    return known;
  }

  Map<ImageRef, ResolvedPipeline> resolved() {
    Map<ImageRef, ResolvedPipeline> found = new HashMap<>();
    resolved.forEach((image, pipeline) -> pipeline.ifPresent(known -> found.put(image, known)));
    return found;
  }

  /// Why a task of the pipeline cannot run this image; empty if it can.
  Optional<String> problem(ImageRef image) {
    List<ImageRef> path = new ArrayList<>(List.of(self));
    return visit(image, path);
  }

  /// The path never grows beyond the depth, so neither does the stack.
  private Optional<String> visit(ImageRef image, List<ImageRef> path) {
    Optional<ResolvedPipeline> found = resolve(image);
    ImageRef actual = found.map(ResolvedPipeline::image).orElse(image);
    if (isSelf(image, actual) || path.contains(actual)) {
      return Optional.of("the pipeline would run inside itself: " + shown(path, actual));
    }
    if (found.isEmpty()) {
      String user = path.size() == 1 ? "" : ", which " + path.getLast() + " runs,";
      return Optional.of("pipeline " + image + user + " is not there or not yours to use");
    }
    if (path.size() + heights.getOrDefault(actual, 1) > depth) {
      return Optional.of(
          "pipelines would run more than " + depth + " levels deep: " + shown(path, actual));
    }
    if (heights.containsKey(actual)) {
      return Optional.empty();
    }
    path.add(actual);
    int height = 1;
    Set<ImageRef> images = new HashSet<>();
    for (TaskDefinition task : found.get().definition().tasks()) {
      if (task instanceof PipelineTask nested && images.add(nested.image())) {
        Optional<String> problem = visit(nested.image(), path);
        if (problem.isPresent()) {
          return problem;
        }
        ImageRef below = resolve(nested.image()).map(ResolvedPipeline::image).orElseThrow();
        height = Math.max(height, 1 + heights.getOrDefault(below, 1));
      }
    }
    path.removeLast();
    heights.put(actual, height);
    return Optional.empty();
  }

  /// The version being applied may not be stored yet, and may be what `latest` means from now on.
  private boolean isSelf(ImageRef written, ImageRef actual) {
    if (!written.sameDefinition(self)) {
      return false;
    }
    return written.equals(self)
        || actual.equals(self)
        || (written.isLatest() && !isNewer(actual.version()));
  }

  private boolean isNewer(String version) {
    return !version.equals(Version.LATEST)
        && new Version(version).compareTo(new Version(self.version())) > 0;
  }

  private static String shown(List<ImageRef> path, ImageRef last) {
    StringBuilder shown = new StringBuilder();
    path.forEach(image -> shown.append(image).append(" -> "));
    return shown.append(last).toString();
  }
}
