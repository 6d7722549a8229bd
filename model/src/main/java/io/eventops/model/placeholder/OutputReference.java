package io.eventops.model.placeholder;

/// `${{ outputs.ALIAS.NAME }}`: an output of a task of this pipeline.
public record OutputReference(String alias, String name) implements Reference {

  @Override
  public String toString() {
    return "${{ outputs." + alias + "." + name + " }}";
  }
}
