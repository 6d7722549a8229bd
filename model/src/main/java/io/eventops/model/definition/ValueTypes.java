package io.eventops.model.definition;

import io.eventops.model.placeholder.ContextReference;
import io.eventops.model.placeholder.InputReference;
import io.eventops.model.placeholder.OutputReference;
import io.eventops.model.placeholder.Reference;
import io.eventops.model.placeholder.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The types of everything a placeholder of a pipeline can refer to, as far as they are known.
final class ValueTypes {
  private final Map<Reference, Optional<ValueType>> types = new HashMap<>();

  ValueTypes(PipelineDefinition definition) {
    for (InputDefinition input : definition.inputs()) {
      types.put(new InputReference(input.name()), Optional.of(input.type()));
    }
    for (ContextDefinition context : definition.contexts()) {
      types.put(new ContextReference(context.name()), Optional.of(context.type()));
    }
    for (TaskDefinition task : definition.tasks()) {
      for (TaskOutput output : task.outputs()) {
        types.put(new OutputReference(task.alias(), output.name()), output.type());
      }
    }
  }

  /// Gives each output of the pipeline the type of what it refers to.
  static PipelineDefinition fill(PipelineDefinition definition) {
    ValueTypes types = new ValueTypes(definition);
    List<PipelineOutput> outputs =
        definition.outputs().stream()
            .map(
                output ->
                    new PipelineOutput(
                        output.name(), output.value(), types.of(output.value()).or(output::type)))
            .toList();
    return new PipelineDefinition(
        definition.version(),
        definition.name(),
        definition.timeout(),
        definition.tags(),
        definition.inputs(),
        definition.contexts(),
        definition.dag(),
        definition.tasks(),
        outputs);
  }

  boolean declares(Reference reference) {
    return types.containsKey(reference);
  }

  Optional<ValueType> of(Reference reference) {
    return types.getOrDefault(reference, Optional.empty());
  }

  /// One placeholder has the type of what it refers to; a text around it makes it a text.
  Optional<ValueType> of(Template value) {
    Optional<Reference> only = value.onlyReference();
    return only.isPresent() ? of(only.get()) : Optional.of(ValueType.ENV);
  }
}
