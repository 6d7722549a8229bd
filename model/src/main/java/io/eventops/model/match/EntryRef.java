package io.eventops.model.match;

/// One entry of one trigger.
record EntryRef(CompiledTrigger trigger, int entry) {

  boolean fires(Occurrence occurrence) {
    return trigger.isAmongUsers(occurrence)
        && trigger.entries().get(entry).accepts(occurrence.document());
  }

  Firing firing(Occurrence occurrence) {
    return new Firing(
        trigger, entry, trigger.entries().get(entry).inputsFrom(occurrence.document()));
  }
}
