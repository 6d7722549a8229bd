package io.eventops.migrations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// A port that opens late and passes everything on to another.
final class Doorway implements AutoCloseable {
  private final ServerSocket door;

  private Doorway(ServerSocket door) {
    this.door = door;
  }

  static Doorway open(int port, int target, Duration delay) throws IOException {
    Executor later = CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS);
    ServerSocket door = CompletableFuture.supplyAsync(() -> listen(port), later).join();
    Thread.ofVirtual().start(() -> serve(door, target));
    return new Doorway(door);
  }

  private static ServerSocket listen(int port) {
    try {
      return new ServerSocket(port, 10, InetAddress.ofLiteral("127.0.0.1"));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static void serve(ServerSocket door, int target) {
    while (!door.isClosed()) {
      try {
        Socket guest = door.accept();
        Socket host = new Socket(InetAddress.ofLiteral("127.0.0.1"), target);
        Thread.ofVirtual().start(() -> pass(guest, host));
        Thread.ofVirtual().start(() -> pass(host, guest));
      } catch (IOException _) {
        // closed
      }
    }
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException _) {
      // one of them hung up
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
