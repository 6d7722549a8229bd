package io.eventops.cli.command;

import io.eventops.cli.client.Target;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which part of a long list.
final class PageOptions {
  @Option(names = "--top", paramLabel = "N", description = "No more than this many.")
  @Nullable Integer top;

  @Option(names = "--before", paramLabel = "ID", description = "Only older than this id.")
  @Nullable Long before;

  Target of(Target list) {
    Target target = top == null ? list : list.with("top", top);
    return before == null ? target : target.with("before", before);
  }
}
