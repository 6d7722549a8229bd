package io.eventops.pipeline.job.ssh;

import io.eventops.pipeline.job.HostUnreachable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The kept connections to one machine.
final class SshSessions {
  private static final Logger LOGGER = LoggerFactory.getLogger(SshSessions.class);

  private final SshTarget target;
  private final SshDialer dialer;
  private final SshSettings settings;

  /// Fair, so that whoever waits for a channel gets one in turn.
  private final Semaphore channels;

  private final List<Pooled> sessions = new ArrayList<>();
  private boolean closed;

  /// One connection, or one that is being made.
  private static final class Pooled {
    final CompletableFuture<ClientSession> session = new CompletableFuture<>();
    int used;
    int limit;
    Instant unusedSince = Instant.MAX;

    Pooled(int limit) {
      this.limit = limit;
    }

    boolean isLost() {
      return session.isCompletedExceptionally() || (session.isDone() && !session.join().isOpen());
    }
  }

  SshSessions(SshTarget target, SshDialer dialer, SshSettings settings) {
    this.target = target;
    this.dialer = dialer;
    this.settings = settings;
    this.channels =
        new Semaphore(settings.channelsPerSession() * settings.sessionsPerTarget(), true);
  }

  /// A channel that runs the command; its place is free again when the channel is closed.
  ChannelExec open(String command) throws InterruptedException {
    if (!channels.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
      throw new HostUnreachable(
          target + ": all connections are in use by " + channels.getQueueLength() + " others",
          null);
    }
    boolean opened = false;
    try {
      for (int attempt = 0; attempt <= settings.sessionsPerTarget(); attempt++) {
        Pooled pooled = take();
        ChannelExec channel = open(pooled, command);
        if (channel != null) {
          opened = true;
          return channel;
        }
      }
      throw new HostUnreachable(target + " opens no channel on any connection", null);
    } finally {
      if (!opened) {
        channels.release();
      }
    }
  }

  private @Nullable ChannelExec open(Pooled pooled, String command) throws InterruptedException {
    ChannelExec channel = null;
    boolean opened = false;
    try {
      channel = session(pooled).createExecChannel(command);
      channel.open().verify(settings.connect());
      opened = true;
      channel.addCloseFutureListener(
          _ -> {
            giveBack(pooled);
            channels.release();
          });
      return channel;
    } catch (IOException | IllegalStateException fault) {
      // the second: the library does not open channels on a connection that is being closed
      if (isRefusal(fault)) {
        LOGGER
            .atInfo()
            .addKeyValue("target", target)
            .addKeyValue("reason", fault.getMessage())
            .log("channel refused, using another connection");
        full(pooled);
      } else if (!pooled.isLost()) {
        throw new HostUnreachable(target + " opens no channel: " + fault.getMessage(), fault);
      }
      return null;
    } finally {
      if (!opened) {
        if (channel != null) {
          channel.close(true);
        }
        giveBack(pooled);
      }
    }
  }

  private static boolean isRefusal(Throwable fault) {
    Throwable cause = fault;
    while (cause != null && !(cause instanceof SshChannelOpenException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }

  /// Waits for the connection that this or another thread makes.
  private ClientSession session(Pooled pooled) throws InterruptedException {
    try {
      return pooled.session.get(
          settings.connect().plus(settings.login()).toMillis() + 1_000, TimeUnit.MILLISECONDS);
    } catch (ExecutionException fault) {
      if (fault.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new HostUnreachable(target + ": " + fault.getMessage(), fault);
    } catch (TimeoutException fault) {
      throw new HostUnreachable(target + " did not complete the login", fault);
    }
  }

  private Pooled take() {
    Pooled fresh;
    synchronized (this) {
      if (closed) {
        throw new HostUnreachable(target + ": the connections are closed", null);
      }
      sessions.removeIf(Pooled::isLost);
      for (Pooled pooled : sessions) {
        if (pooled.used < pooled.limit) {
          pooled.used++;
          return pooled;
        }
      }
      fresh = new Pooled(settings.channelsPerSession());
      fresh.used = 1;
      sessions.add(fresh);
    }
    try {
      fresh.session.complete(dialer.dial(target));
    } catch (RuntimeException fault) {
      fresh.session.completeExceptionally(fault);
    }
    return fresh;
  }

  private synchronized void giveBack(Pooled pooled) {
    pooled.used--;
    if (pooled.used == 0) {
      pooled.unusedSince = Instant.now();
      if (closed) {
        end(pooled);
      }
    }
  }

  /// The machine allows no more than are open now.
  private synchronized void full(Pooled pooled) {
    pooled.limit = Math.max(1, pooled.used - 1);
  }

  /// Ends connections that have been unused since then.
  ///
  /// @return whether none is left
  synchronized boolean endUnused(Instant since) {
    sessions.removeIf(
        pooled -> {
          boolean unused = pooled.used == 0 && pooled.unusedSince.isBefore(since);
          if (unused) {
            end(pooled);
          }
          return unused || pooled.isLost();
        });
    return sessions.isEmpty();
  }

  /// Opens no more channels. Connections end when their last channel does.
  synchronized void close() {
    closed = true;
    sessions.stream().filter(pooled -> pooled.used == 0).forEach(SshSessions::end);
  }

  private static void end(Pooled pooled) {
    if (pooled.session.isDone() && !pooled.session.isCompletedExceptionally()) {
      pooled.session.join().close(false);
    }
  }
}
