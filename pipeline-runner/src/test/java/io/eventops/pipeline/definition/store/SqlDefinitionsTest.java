package io.eventops.pipeline.definition.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.model.name.ImageRef;
import io.eventops.pipeline.definition.ApplyPlan;
import io.eventops.pipeline.definition.Page;
import io.eventops.pipeline.definition.RevisionEntry;
import io.eventops.pipeline.definition.VersionEntry;
import io.eventops.pipeline.serving.TestService;
import io.eventops.platform.boot.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class SqlDefinitionsTest {
  private static final int WRITERS = 12;
  private static final Page ALL = new Page("", "", 1_000, true);

  @AutoClose private static final TestService SERVICE = TestService.start();

  private final SqlDefinitions store = store(SERVICE.platform());

  @Test
  void keepsEveryContentOfConcurrentAppliesOfOneVersion() {
    ImageRef image = new ImageRef("ann", "raced", "1.0");

    List<ApplyPlan> plans = atOnce(writer -> store.apply(image, "content " + writer, "ann"));

    assertThat(plans)
        .extracting(ApplyPlan::revision)
        .containsExactlyInAnyOrderElementsOf(upTo(WRITERS));
    List<RevisionEntry> revisions = store.revisions("ann", image, Integer.MAX_VALUE, 100);
    assertThat(revisions)
        .extracting(RevisionEntry::content)
        .doesNotHaveDuplicates()
        .hasSize(WRITERS);
    assertThat(store.version("ann", image).orElseThrow().content())
        .isEqualTo(revisions.getFirst().content());
  }

  @Test
  void writesTheSameContentOnceHoweverManyApplyIt() {
    ImageRef image = new ImageRef("ann", "same", "1.0");

    List<ApplyPlan> plans = atOnce(_ -> store.apply(image, "content", "ann"));

    assertThat(plans).filteredOn(ApplyPlan::changed).hasSize(1);
    assertThat(store.revisions("ann", image, Integer.MAX_VALUE, 100)).hasSize(1);
  }

  @Test
  void hasOneLatestAfterConcurrentAppliesOfManyVersions() {
    atOnce(writer -> store.apply(new ImageRef("ann", "spread", "1." + writer), "content", "ann"));

    List<VersionEntry> versions = store.definition("ann", "ann", "spread").orElseThrow().versions();

    assertThat(versions).hasSize(WRITERS);
    assertThat(versions)
        .filteredOn(VersionEntry::latest)
        .extracting(version -> version.image().version())
        .containsExactly("1." + (WRITERS - 1));
  }

  @Test
  void hasALatestWhateverIsDeletedAtTheSameTime() {
    for (int i = 0; i < WRITERS; i++) {
      store.apply(new ImageRef("ann", "shrinking", "1." + i), "content", "ann");
    }

    // all but 1.0
    atOnce(
        writer ->
            writer > 0 && store.deleteVersion(new ImageRef("ann", "shrinking", "1." + writer)));

    assertThat(store.locate(new ImageRef("ann", "shrinking", "latest")).orElseThrow().image())
        .isEqualTo(new ImageRef("ann", "shrinking", "1.0"));
  }

  @Test
  void listsMoreVersionsThanFitInOneQuery() {
    for (int i = 0; i < 120; i++) {
      store.apply(new ImageRef("lister", "many", "1." + i), "content " + i, "lister");
    }

    List<VersionEntry> listed = store.versions("lister", "lister", ALL);

    assertThat(listed)
        .extracting(entry -> entry.image().version())
        .containsExactlyElementsOf(
            IntStream.range(0, 120).mapToObj(i -> "1." + (119 - i)).toList());
    assertThat(listed)
        .allMatch(
            entry -> entry.content().equals("content " + entry.image().version().substring(2)));
  }

  @Test
  void endsAListBeforeItFillsTheMemory() {
    String large = "x".repeat(1024 * 1024);
    for (int i = 0; i < 18; i++) {
      store.apply(new ImageRef("hoarder", "p" + (10 + i), "1.0"), large, "hoarder");
    }

    List<VersionEntry> first = store.versions("hoarder", "hoarder", ALL);
    String last = first.getLast().image().name();
    List<VersionEntry> rest = store.versions("hoarder", "hoarder", new Page(last, "", 1_000, true));

    assertThat(first).hasSize(16);
    assertThat(rest).hasSize(2);
  }

  @Test
  void keepsContentsOfDeletedPipelinesForTheRunsThatArePinned() {
    ImageRef image = new ImageRef("ann", "pinned", "1.0");
    store.apply(image, "content", "ann");
    long revision = store.locate(image).orElseThrow().revisionId();

    store.delete("ann", "pinned");

    assertThat(store.locate(image)).isEmpty();
    assertThat(store.text(revision).orElseThrow().content()).isEqualTo("content");
    assertThat(store.text(revision).orElseThrow().image()).isEqualTo(image);
  }

  private static SqlDefinitions store(Platform platform) {
    return new SqlDefinitions(platform.database(), platform.ids(), platform.clock());
  }

  private static Set<Integer> upTo(int count) {
    return IntStream.rangeClosed(1, count).boxed().collect(Collectors.toSet());
  }

  private interface Work<T> {
    T of(int writer);
  }

  private static <T> List<T> atOnce(Work<T> work) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        int writer = i;
        running.add(threads.submit(() -> work.of(writer)));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get());
      }
      return results;
    } catch (InterruptedException | java.util.concurrent.ExecutionException fault) {
      throw new AssertionError(fault);
    }
  }
}
