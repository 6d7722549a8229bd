package io.eventops.cli.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Puts definitions into an order in which each finds what it needs.
public final class ApplyOrder {
  private ApplyOrder() {}

  /// Actuators, pipelines with the ones they run first, triggers; otherwise as they came. Pipelines
  /// that need each other come last among pipelines: the server says what is wrong with them.
  public static List<Definition> of(List<Definition> definitions) {
    List<Definition> pipelines =
        definitions.stream().filter(each -> each.kind() == Kind.PIPELINE).toList();
    List<Definition> ordered = new ArrayList<>(childrenFirst(pipelines));
    definitions.stream().filter(each -> each.kind() != Kind.PIPELINE).forEach(ordered::add);
    ordered.sort(Comparator.comparing(Definition::kind));
    return ordered;
  }

  /// The pipelines of the list that this definition runs.
  public static List<Definition> usedBy(Definition user, List<Definition> all) {
    return all.stream()
        .filter(each -> each.kind() == Kind.PIPELINE && !each.equals(user))
        .filter(each -> user.uses().stream().anyMatch(image -> names(image, each)))
        .toList();
  }

  private static Set<Definition> childrenFirst(List<Definition> pipelines) {
    Set<Definition> done = new LinkedHashSet<>();
    Predicate<Definition> ready =
        each -> !done.contains(each) && done.containsAll(usedBy(each, pipelines));
    List<Definition> next = pipelines.stream().filter(ready).toList();
    while (!next.isEmpty()) {
      done.addAll(next);
      next = pipelines.stream().filter(ready).toList();
    }
    done.addAll(pipelines);
    return done;
  }

  /// An image is `creater/name:version`, where all but the name may be missing.
  private static boolean names(String image, Definition definition) {
    String local = image.substring(image.indexOf('/') + 1);
    int colon = local.indexOf(':');
    String name = colon < 0 ? local : local.substring(0, colon);
    String version = colon < 0 ? "latest" : local.substring(colon + 1);
    return name.equals(definition.name())
        && (version.equals("latest") || version.equals(definition.version()));
  }
}
