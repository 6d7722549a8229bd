package io.eventops.pipeline.run;

import io.eventops.model.definition.ActuatorDefinition;
import io.eventops.pipeline.actuator.Actuator;
import io.eventops.pipeline.job.JobHost;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// One way to each machine, shared by the tasks on it and closed when it has not been used for a
/// while. An actuator that was changed gets a new one; tasks that are under way keep theirs. Safe
/// for use by several threads.
final class HostPool implements AutoCloseable {
  private final Machines machines;
  private final Alarms alarms;
  private final Duration idle;
  private final Map<Long, Shared> current = new HashMap<>();
  private boolean closed;

  HostPool(Machines machines, Alarms alarms, Duration idle) {
    this.machines = machines;
    this.alarms = alarms;
    this.idle = idle;
  }

  private static final class Shared {
    final long actuatorId;
    final ActuatorDefinition definition;
    final JobHost host;
    int users;
    @Nullable Future<?> closing;

    Shared(Actuator actuator, JobHost host) {
      this.actuatorId = actuator.id();
      this.definition = actuator.definition();
      this.host = host;
    }
  }

  /// A host in use; closing it gives it back.
  final class Use implements AutoCloseable {
    private final Shared shared;

    private Use(Shared shared) {
      this.shared = shared;
    }

    JobHost host() {
      return shared.host;
    }

    @Override
    public void close() {
      giveBack(shared);
    }
  }

  synchronized Use use(Actuator actuator) {
    if (closed) {
      throw new IllegalStateException("this process is stopping");
    }
    Shared shared = current.get(actuator.id());
    if (shared == null || !shared.definition.equals(actuator.definition())) {
      Shared fresh = new Shared(actuator, machines.open(actuator));
      current.put(actuator.id(), fresh);
      if (shared != null && shared.users == 0) {
        shared.host.close();
      }
      shared = fresh;
    }
    if (shared.closing != null) {
      shared.closing.cancel(false);
      shared.closing = null;
    }
    shared.users++;
    return new Use(shared);
  }

  private synchronized void giveBack(Shared shared) {
    shared.users--;
    if (shared.users > 0) {
      return;
    }
    if (closed || current.get(shared.actuatorId) != shared) {
      shared.host.close();
    } else {
      shared.closing = alarms.in(idle, () -> closeIdle(shared));
    }
  }

  private synchronized void closeIdle(Shared shared) {
    if (shared.users == 0 && current.remove(shared.actuatorId, shared)) {
      // closing may talk to the machine
      Thread.ofVirtual().name("close-host").start(shared.host::close);
    }
  }

  /// Hosts in use are closed when they are given back.
  @Override
  public synchronized void close() {
    closed = true;
    current.values().stream().filter(shared -> shared.users == 0).forEach(it -> it.host.close());
    current.clear();
  }
}
