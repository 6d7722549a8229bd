package io.eventops.pipeline.job.ssh;

import io.eventops.model.shell.ShellLiteral;
import io.eventops.pipeline.job.HostProcess;
import io.eventops.pipeline.job.HostShell;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;

/// A machine that is reached through SSH.
final class SshShell implements HostShell {
  private final SshTarget target;
  private final SshSessions sessions;

  SshShell(SshTarget target, SshSessions sessions) {
    this.target = target;
    this.sessions = sessions;
  }

  @Override
  public HostProcess start(List<String> command) throws InterruptedException {
    String line = command.stream().map(ShellLiteral::of).collect(Collectors.joining(" "));
    return new SshProcess(sessions.open("exec " + line));
  }

  @Override
  public String name() {
    return target.toString();
  }

  @Override
  public String base() {
    return target.folder();
  }

  @Override
  public Thread reader(Runnable reading) {
    return Thread.ofVirtual().name("ssh-job").unstarted(reading);
  }

  @Override
  public void close() {
    // the connections are shared: SshConnector closes them
  }

  private record SshProcess(ChannelExec channel) implements HostProcess {

    @Override
    public OutputStream input() {
      return channel.getInvertedIn();
    }

    @Override
    public InputStream output() {
      return channel.getInvertedOut();
    }

    @Override
    public InputStream errors() {
      return channel.getInvertedErr();
    }

    @Override
    public OptionalInt exitCode(Duration patience) {
      channel.waitFor(
          EnumSet.of(ClientChannelEvent.EXIT_STATUS, ClientChannelEvent.CLOSED), patience);
      Integer code = channel.getExitStatus();
      return code == null ? OptionalInt.empty() : OptionalInt.of(code);
    }

    @Override
    public void close() {
      channel.close(false);
    }
  }
}
