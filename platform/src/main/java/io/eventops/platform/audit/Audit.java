package io.eventops.platform.audit;

import io.eventops.platform.http.Request;
import io.eventops.platform.sql.Sql;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line per change: who, what, from where; in the log and in `audit_log`.
public final class Audit {
  private static final Logger LOGGER = LoggerFactory.getLogger("audit");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\p{Cs}\u2028\u2029]");
  private static final int LONGEST_NAME = 50;
  private static final int LONGEST_OBJECT = 600;
  private static final int LONGEST_DETAIL = 1000;

  private final Sql sql;
  private final InstantSource clock;

  public Audit(Sql sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// A change that was made by the caller of a request.
  ///
  /// @param action as in `pipeline.apply`
  /// @param object what was changed, as in `hello-world:1.0`
  public void done(Request request, String action, String object) {
    record(request.principal().name(), action, object, "done", request.remote(), "");
  }

  /// @param actor user name, or the name that was claimed
  /// @param outcome `done`, or why not: `refused`
  /// @param detail never a secret
  public void record(
      String actor, String action, String object, String outcome, String remote, String detail) {
    write(
        clean(actor, LONGEST_NAME),
        action,
        clean(object, LONGEST_OBJECT),
        outcome,
        remote,
        clean(detail, LONGEST_DETAIL));
  }

  private void write(
      String actor, String action, String object, String outcome, String remote, String detail) {
    LOGGER
        .atInfo()
        .addKeyValue("actor", actor)
        .addKeyValue("action", action)
        .addKeyValue("object", object)
        .addKeyValue("outcome", outcome)
        .addKeyValue("remote", remote)
        .addKeyValue("detail", detail)
        .log("audit");
    sql.send(
            "INSERT INTO audit_log (at, actor, action, object, outcome, remote, detail)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)",
            clock.instant(),
            actor,
            action,
            object,
            outcome,
            remote,
            detail)
        .onFailure(fault -> LOGGER.atError().setCause(fault).log("audit line is only in this log"));
  }

  /// What callers claim must not look like lines of its own.
  private static String clean(String text, int most) {
    String line = CONTROLS.matcher(text).replaceAll("?");
    return line.length() <= most ? line : line.substring(0, most);
  }
}
