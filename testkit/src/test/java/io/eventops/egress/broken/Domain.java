package io.eventops.egress.broken;

import io.eventops.egress.order.store.SqlOrders;
import io.eventops.platform.sql.Statements;
import io.eventops.sse.topic.Topic;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/// One wrong thing each.
public final class Domain {
  private Domain() {}

  public record KnowsVertx(Future<Void> done) {}

  public static final class KnowsAnAdapter {
    private KnowsAnAdapter() {}

    public static int number(SqlOrders... orders) {
      return orders.length;
    }
  }

  public record KnowsTheDatabase(Runnable change) {
    public KnowsTheDatabase() {
      this(() -> Statements.run("delete"));
    }
  }

  public record KnowsAnotherService(Topic topic) {}

  public record CreatesVertx(Supplier<Vertx> vertx) {
    public CreatesVertx() {
      this(Vertx::vertx);
    }
  }

  public record BuildsVertx(Vertx vertx) {
    public BuildsVertx() {
      this(Vertx.builder().build());
    }
  }

  public record ReadsTheEnvironment(String home) {
    public ReadsTheEnvironment() {
      this(String.valueOf(System.getenv("HOME")));
    }
  }

  public record RefersToTheEnvironment(Supplier<Object> all) {
    public RefersToTheEnvironment() {
      this(System::getenv);
    }
  }

  @SuppressWarnings("deprecation")
  public static final class OldVerticle extends io.vertx.core.AbstractVerticle {}

  public record Prints(String text) {
    public void print() {
      System.out.println(text);
    }
  }

  public record PrintsTraces(Exception fault) {
    @SuppressWarnings("CatchAndPrintStackTrace")
    public void print() {
      fault.printStackTrace();
    }
  }

  public static final class HoldsAThreadLocal {
    static final ThreadLocal<String> USER = ThreadLocal.withInitial(() -> "");

    private HoldsAThreadLocal() {}
  }
}
