package io.eventops.model.broken;

import io.eventops.platform.sql.Statements;

/// Looks upstairs.
public record KnowsThePlatform(Runnable change) {
  public KnowsThePlatform() {
    this(() -> Statements.run("delete"));
  }
}
