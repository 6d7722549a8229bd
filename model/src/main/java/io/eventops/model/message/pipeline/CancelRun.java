package io.eventops.model.message.pipeline;

import io.eventops.model.message.Address;

/// Asks the owner of a run to look at its `cancel_by`, which is committed; published, so that it
/// arrives whichever runner owns the run.
public record CancelRun(long runId) {
  public static final Address<CancelRun> ADDRESS =
      new Address<>("pipeline.run.cancel.v1", CancelRun.class);
}
