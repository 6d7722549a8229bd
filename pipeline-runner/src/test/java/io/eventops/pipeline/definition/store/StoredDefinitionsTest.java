package io.eventops.pipeline.definition.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventops.model.name.ImageRef;
import io.eventops.pipeline.definition.Catalog;
import io.eventops.pipeline.definition.PinFault;
import io.eventops.pipeline.definition.Pinned;
import io.eventops.pipeline.definition.Pipelines;
import io.eventops.pipeline.definition.StoredDefinitions;
import io.eventops.pipeline.serving.TestService;
import io.eventops.platform.boot.Platform;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class StoredDefinitionsTest {
  @AutoClose private static final TestService SERVICE = TestService.start();

  private final SqlDefinitions store = store(SERVICE.platform());
  private final StoredDefinitions definitions = new StoredDefinitions(store);
  private final Catalog catalog = new Catalog(store, definitions);

  @Test
  void pinsARunToWhatLatestMeansNow() {
    catalog.apply("ann", Pipelines.saying("leaf", "1.0", "old"));
    catalog.apply("ann", Pipelines.nestingYaml("tree", "1.0", List.of("leaf")));

    Pinned before = pin("ann", "tree").orElseThrow();
    catalog.apply("ann", Pipelines.saying("leaf", "1.1", "new"));
    Pinned after = pin("ann", "tree").orElseThrow();

    assertThat(before.root().image()).isEqualTo(new ImageRef("ann", "tree", "1.0"));
    assertThat(version(before, "ann/leaf:latest")).isEqualTo("1.0");
    assertThat(version(after, "ann/leaf:latest")).isEqualTo("1.1");
    assertThat(after.root()).isEqualTo(before.root());
  }

  @Test
  void keepsTheContentThatWasPinned() {
    catalog.apply("ann", Pipelines.saying("kept", "1.0", "old"));
    Pinned before = pin("ann", "kept:1.0").orElseThrow();

    catalog.apply("ann", Pipelines.saying("kept", "1.0", "new"));
    store.delete("ann", "kept");

    StoredDefinitions elsewhere = new StoredDefinitions(store);
    assertThat(elsewhere.revision(before.root().id())).isEqualTo(before.root());
    assertThat(pin("ann", "kept:1.0")).isEmpty();
  }

  @Test
  void pinsOwnAndPublicPipelinesOnly() {
    catalog.apply("bob", Pipelines.saying("tool", "1.0", "x"));
    assertThat(pin("ann", "bob/tool")).isEmpty();

    store.describe("bob", "tool", Optional.of(true), Optional.empty());

    assertThat(pin("ann", "bob/tool")).isPresent();
    assertThat(pin("ann", "tool")).isEmpty();
  }

  @Test
  void letsAPublicPipelineUseThePrivateOnesOfItsOwner() {
    catalog.apply("bob", Pipelines.saying("part", "1.0", "x"));
    catalog.apply("bob", Pipelines.nestingYaml("facade", "1.0", List.of("part:1.0")));
    store.describe("bob", "facade", Optional.of(true), Optional.empty());

    catalog.apply("ann", Pipelines.nestingYaml("user", "1.0", List.of("bob/facade:1.0")));

    assertThat(pin("ann", "user").orElseThrow().children().keySet())
        .containsExactlyInAnyOrder("bob/facade:1.0", "bob/part:1.0");
  }

  @Test
  void saysWhatIsMissing() {
    catalog.apply("ann", Pipelines.saying("fleeting", "1.0", "x"));
    catalog.apply("ann", Pipelines.nestingYaml("needy", "1.0", List.of("fleeting:1.0")));
    store.delete("ann", "fleeting");

    assertThatThrownBy(() -> pin("ann", "needy"))
        .isInstanceOf(PinFault.class)
        .hasMessage(
            "task t0 of ann/needy:1.0: there is no pipeline ann/fleeting:1.0, or it is not public");
  }

  @Test
  void refusesACycleThatCameAboutThroughLatest() {
    catalog.apply("ann", Pipelines.saying("a", "1.0", "x"));
    catalog.apply("ann", Pipelines.nestingYaml("b", "1.0", List.of("a:latest")));
    assertThatThrownBy(
            () -> catalog.apply("ann", Pipelines.nestingYaml("a", "2.0", List.of("b:1.0"))))
        .hasMessageContaining("inside itself");

    // past the check at apply, as when two are applied at the same time
    store.apply(
        new ImageRef("ann", "a", "2.0"),
        Pipelines.nestingYaml("a", "2.0", List.of("ann/b:1.0")),
        "ann");

    assertThatThrownBy(() -> pin("ann", "a")).hasMessageContaining("nests itself");
  }

  private Optional<Pinned> pin(String caller, String image) {
    return definitions.pin(caller, ImageRef.parse(image));
  }

  private String version(Pinned pinned, String image) {
    long id = Optional.ofNullable(pinned.children().get(image)).orElseThrow();
    return definitions.revision(id).image().version();
  }

  private static SqlDefinitions store(Platform platform) {
    return new SqlDefinitions(platform.database(), platform.ids(), platform.clock());
  }
}
