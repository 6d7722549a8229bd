package io.eventops.model.match;

import java.util.Comparator;

/// One entry of one trigger.
record EntryRef(CompiledTrigger trigger, int entry) {
  static final Comparator<EntryRef> ORDER =
      Comparator.<EntryRef>comparingLong(ref -> ref.trigger().id())
          .thenComparingInt(EntryRef::entry);
}
