package io.eventops.pipeline.definition;

import io.eventops.model.definition.PipelineDefinition;
import io.eventops.model.definition.PipelineTask;
import io.eventops.model.definition.ResolvedPipeline;
import io.eventops.model.definition.TaskDefinition;
import io.eventops.model.name.ImageRef;
import io.eventops.pipeline.definition.DefinitionStore.StoredText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The definitions of the store; a revision is read once and kept while there is room.
public final class StoredDefinitions implements Definitions {
  private static final long MOST_CHARACTERS = 16L * 1024 * 1024;

  private final DefinitionStore store;
  private final RevisionCache cache = new RevisionCache(MOST_CHARACTERS);

  public StoredDefinitions(DefinitionStore store) {
    this.store = store;
  }

  @Override
  public Optional<Pinned> pin(String caller, ImageRef image) {
    return store
        .locate(image.completedFor(caller))
        .filter(located -> located.visibleTo(caller))
        .map(located -> revision(located.revisionId()))
        .map(root -> new Pinned(root, Nesting.of(root, new Lookup(Optional.empty())::find)));
  }

  @Override
  public Revision revision(long id) {
    return cache.get(id).orElseGet(() -> load(id));
  }

  private Revision load(long id) {
    StoredText text =
        store
            .text(id)
            .orElseThrow(() -> new IllegalStateException("there is no pipeline revision " + id));
    PipelineDefinition definition =
        PipelineDefinition.read(text.content(), text.image().creater()).definition();
    Revision revision = new Revision(id, text.image(), definition);
    cache.put(revision, text.content().length());
    return revision;
  }

  /// Checks what a definition would nest, once it is stored.
  ///
  /// @throws PinFault when it could not run
  void checkNesting(Revision candidate, boolean latest) {
    Lookup lookup = new Lookup(Optional.of(new Candidate(candidate, latest)));
    Nesting.of(candidate, lookup::find);
  }

  /// Finds pipelines for the checks at apply: those the user may see, and what these nest of their
  /// own owner's.
  Function<ImageRef, Optional<ResolvedPipeline>> resolver(String user) {
    Set<ImageRef> granted = new HashSet<>();
    return image ->
        store
            .locate(image)
            .filter(found -> found.visibleTo(user) || granted.contains(image))
            .map(found -> revision(found.revisionId()))
            .map(
                found -> {
                  for (TaskDefinition task : found.definition().tasks()) {
                    if (task instanceof PipelineTask nested
                        && nested.image().creater().equals(image.creater())) {
                      granted.add(nested.image());
                    }
                  }
                  return new ResolvedPipeline(found.image(), found.definition());
                });
  }

  private record Candidate(Revision revision, boolean latest) {
    boolean is(ImageRef image) {
      return image.equals(revision.image())
          || (latest && image.isLatest() && image.sameDefinition(revision.image()));
    }
  }

  /// One view of the store: an image that is named twice is the same revision both times.
  private final class Lookup {
    private final Map<ImageRef, Optional<Located>> located = new HashMap<>();
    private final Optional<Candidate> candidate;

    Lookup(Optional<Candidate> candidate) {
      this.candidate = candidate;
    }

    Optional<Revision> find(Revision parent, ImageRef image) {
      if (candidate.filter(unsaved -> unsaved.is(image)).isPresent()) {
        return candidate.map(Candidate::revision);
      }
      return located
          .computeIfAbsent(image, store::locate)
          .filter(found -> found.visibleTo(parent.image().creater()))
          .map(found -> revision(found.revisionId()));
    }
  }
}
