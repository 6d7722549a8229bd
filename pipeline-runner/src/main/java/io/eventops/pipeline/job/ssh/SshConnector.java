package io.eventops.pipeline.job.ssh;

import io.eventops.pipeline.actuator.HostKeys;
import io.eventops.pipeline.job.JobHost;
import io.eventops.pipeline.job.ShellJobHost;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Machines that are reached through SSH. Keeps connections open between jobs and shares them.
public final class SshConnector implements AutoCloseable {
  private final SshSettings settings;
  private final SshDialer dialer;
  private final Map<Long, Kept> kept = new HashMap<>();
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("ssh-sweeper").factory());

  private final ScheduledFuture<?> sweeping;

  private record Kept(SshTarget target, SshSessions sessions) {}

  public SshConnector(HostKeys hostKeys, SshSettings settings) {
    this.settings = settings;
    this.dialer = new SshDialer(hostKeys, settings);
    long pause = Math.max(1, settings.idle().toMillis() / 2);
    this.sweeping =
        sweeper.scheduleWithFixedDelay(this::sweep, pause, pause, TimeUnit.MILLISECONDS);
  }

  /// Connects when it is used first. When the address or login of an actuator has changed, its
  /// former connections serve what runs on them and nothing else.
  public synchronized JobHost host(SshTarget target) {
    Kept current = kept.get(target.actuatorId());
    if (current == null || !current.target.equals(target)) {
      if (current != null) {
        current.sessions.close();
      }
      current = new Kept(target, new SshSessions(target, dialer, settings));
      kept.put(target.actuatorId(), current);
    }
    return new ShellJobHost(new SshShell(target, current.sessions));
  }

  private synchronized void sweep() {
    Instant since = Instant.now().minus(settings.idle());
    kept.values().forEach(entry -> entry.sessions.endUnused(since));
  }

  @Override
  public synchronized void close() {
    sweeping.cancel(true);
    sweeper.shutdown();
    kept.values().forEach(entry -> entry.sessions.close());
    dialer.close();
  }
}
