package io.eventops.model.placeholder;

/// `${{ contexts.NAME }}`: a context of this pipeline.
public record ContextReference(String name) implements Reference {

  @Override
  public String toString() {
    return "${{ contexts." + name + " }}";
  }
}
