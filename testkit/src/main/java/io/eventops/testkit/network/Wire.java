package io.eventops.testkit.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A port of this machine that passes everything on to another one, until it is told to fail.
public final class Wire implements AutoCloseable {
  private static final int BACKLOG = 100;

  private final ServerSocket door;
  private final InetAddress host;
  private final int port;
  private final Set<Line> lines = ConcurrentHashMap.newKeySet();
  private volatile State state = State.WHOLE;

  private enum State {
    WHOLE,
    CUT,
    SILENT
  }

  private Wire(ServerSocket door, InetAddress host, int port) {
    this.door = door;
    this.host = host;
    this.port = port;
  }

  /// @param host an address, not a name
  public static Wire to(String host, int port) {
    try {
      InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
      Wire wire =
          new Wire(new ServerSocket(0, BACKLOG, loopback), InetAddress.ofLiteral(host), port);
      Thread.ofVirtual().name("wire").start(wire::serve);
      return wire;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  public int port() {
    return door.getLocalPort();
  }

  /// Ends all connections and every new one, as when the other side has stopped.
  public void cut() {
    state = State.CUT;
    lines.forEach(Line::close);
  }

  /// Keeps all connections and passes nothing on, as when the other side has lost its power. These
  /// connections stay silent for ever.
  public void silence() {
    state = State.SILENT;
    lines.forEach(line -> line.silent = true);
  }

  /// New connections work again.
  public void mend() {
    state = State.WHOLE;
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        Socket guest = door.accept();
        if (state == State.CUT) {
          guest.close();
        } else {
          open(guest);
        }
      } catch (IOException _) {
        // closed, or the other side is not there: the guest notices
      }
    }
  }

  private void open(Socket guest) throws IOException {
    try {
      Line line = new Line(guest, new Socket(host, port));
      lines.add(line);
      line.silent = state == State.SILENT;
      Thread.ofVirtual().start(() -> line.pass(line.guest, line.host));
      Thread.ofVirtual().start(() -> line.pass(line.host, line.guest));
    } catch (IOException fault) {
      guest.close();
      throw fault;
    }
  }

  private final class Line {
    final Socket guest;
    final Socket host;
    volatile boolean silent;

    Line(Socket guest, Socket host) {
      this.guest = guest;
      this.host = host;
    }

    void pass(Socket from, Socket to) {
      try {
        InputStream input = from.getInputStream();
        OutputStream output = to.getOutputStream();
        byte[] buffer = new byte[16 * 1024];
        for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
          if (!silent) {
            output.write(buffer, 0, count);
          }
        }
      } catch (IOException _) {
        // one of them hung up
      } finally {
        close();
      }
    }

    void close() {
      lines.remove(this);
      for (Socket socket : new Socket[] {guest, host}) {
        try {
          socket.close();
        } catch (IOException _) {
          // it is gone then
        }
      }
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    cut();
  }
}
