package io.eventops.pipeline.definition;

import io.eventops.model.dag.DagNode;
import io.eventops.model.definition.Document;
import io.eventops.model.definition.LinkedPipeline;
import io.eventops.model.definition.PipelineDefinition;
import io.eventops.model.definition.TaskDefinition;
import io.eventops.model.name.ImageRef;
import io.eventops.model.name.Version;
import io.eventops.model.validation.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes definitions in: reads them, checks them against the pipelines they nest, and stores their
/// canonical form.
public final class Catalog {
  /// For a definition that is not stored.
  private static final long NO_ID = 0;

  private final DefinitionStore store;
  private final StoredDefinitions definitions;

  public Catalog(DefinitionStore store, StoredDefinitions definitions) {
    this.store = store;
    this.definitions = definitions;
  }

  /// Stores the definition as the caller's.
  ///
  /// @throws io.eventops.model.validation.InvalidDocument with everything that is wrong with it
  public Applied apply(String caller, String yaml) {
    Checked checked = checked(caller, yaml);
    ApplyPlan done = store.apply(checked.image(), checked.content(), caller);
    return checked.applied(done);
  }

  /// Says what [#apply] would do, and does nothing.
  public Applied check(String caller, String yaml) {
    Checked checked = checked(caller, yaml);
    return checked.applied(checked.plan());
  }

  private record Checked(
      ImageRef image,
      String content,
      ApplyPlan plan,
      Difference difference,
      List<Violation> warnings) {

    Applied applied(ApplyPlan done) {
      boolean latest = done.latest().equals(image.version());
      return new Applied(image, done.revision(), latest, done.changed(), difference, warnings);
    }
  }

  private Checked checked(String caller, String yaml) {
    Document<PipelineDefinition> document = PipelineDefinition.read(yaml, caller);
    LinkedPipeline linked =
        LinkedPipeline.link(document.definition(), caller, definitions.resolver(caller));
    document.refuse(linked.violations());
    PipelineDefinition definition = linked.definition();
    ImageRef image = new ImageRef(caller, definition.name(), definition.version());
    String content = definition.toYaml();
    ApplyPlan plan = store.plan(image, content);
    checkNesting(document, new Revision(NO_ID, image, definition), plan);
    return new Checked(image, content, plan, difference(image, definition), document.warnings());
  }

  private void checkNesting(
      Document<PipelineDefinition> document, Revision candidate, ApplyPlan plan) {
    try {
      boolean latest = plan.latest().equals(candidate.image().version());
      definitions.checkNesting(candidate, latest);
    } catch (PinFault fault) {
      List<String> aliases =
          candidate.definition().tasks().stream().map(TaskDefinition::alias).toList();
      String path = "tasks[" + aliases.indexOf(fault.alias()) + "].image";
      document.refuse(
          List.of(
              new Violation(
                  path, 0, String.valueOf(fault.getMessage()), "nest less, or another version")));
    }
  }

  /// Compares with the same version, or with `latest` when the version is new.
  private Difference difference(ImageRef image, PipelineDefinition definition) {
    Optional<Revision> before =
        store
            .locate(image)
            .or(() -> store.locate(image.withVersion(Version.LATEST)))
            .map(located -> definitions.revision(located.revisionId()));
    return Difference.between(
        before.map(revision -> revision.image().version()).orElse(""),
        before.map(revision -> tasks(revision.definition())).orElse(Map.of()),
        tasks(definition));
  }

  /// A task with its place in the order.
  private record Placed(TaskDefinition task, List<String> needs) {}

  private static Map<String, Placed> tasks(PipelineDefinition definition) {
    Map<String, List<String>> needs = new LinkedHashMap<>();
    for (DagNode node : definition.dag()) {
      needs.put(node.name(), node.needs());
    }
    Map<String, Placed> tasks = new LinkedHashMap<>();
    for (TaskDefinition task : definition.tasks()) {
      tasks.put(task.alias(), new Placed(task, needs.getOrDefault(task.alias(), List.of())));
    }
    return tasks;
  }
}
