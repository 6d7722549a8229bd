package io.eventops.platform.sql;

/// Stands for what the platform offers to adapters.
public final class Statements {
  private Statements() {}

  public static void run(String sql) {
    if (sql.isEmpty()) {
      throw new IllegalArgumentException("no statement");
    }
  }
}
