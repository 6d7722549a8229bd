package io.eventops.model.placeholder;

/// `${{ inputs.NAME }}`: an input of this pipeline.
public record InputReference(String name) implements Reference {

  @Override
  public String toString() {
    return "${{ inputs." + name + " }}";
  }
}
