package io.eventops.testkit.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/// One command of a channel, run by bash as sshd does.
final class BashCommand implements Command {
  private final Path home;
  private final String profile;
  private final String command;
  private InputStream input = InputStream.nullInputStream();
  private OutputStream output = OutputStream.nullOutputStream();
  private OutputStream errors = OutputStream.nullOutputStream();
  private ExitCallback exit = (_, _, _) -> {};
  private volatile @Nullable Process process;

  BashCommand(Path home, String profile, String command) {
    this.home = home;
    this.profile = profile;
    this.command = command;
  }

  @Override
  public void setInputStream(InputStream stream) {
    input = stream;
  }

  @Override
  public void setOutputStream(OutputStream stream) {
    output = stream;
  }

  @Override
  public void setErrorStream(OutputStream stream) {
    errors = stream;
  }

  @Override
  public void setExitCallback(ExitCallback callback) {
    exit = callback;
  }

  @Override
  public void start(ChannelSession channel, Environment environment) throws IOException {
    String code = profile.isEmpty() ? command : profile + "\n" + command;
    ProcessBuilder builder = new ProcessBuilder("/bin/bash", "-c", code).directory(home.toFile());
    builder.environment().put("HOME", home.toString());
    Process started = builder.start();
    process = started;
    Thread toOutput = copy(started.getInputStream(), output);
    Thread toErrors = copy(started.getErrorStream(), errors);
    copy(input, started.getOutputStream());
    Thread.ofPlatform().daemon().start(() -> awaitEnd(started, toOutput, toErrors));
  }

  private void awaitEnd(Process started, Thread toOutput, Thread toErrors) {
    try {
      int code = started.waitFor();
      toOutput.join();
      toErrors.join();
      exit.onExit(code);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread copy(InputStream from, OutputStream to) {
    return Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try (from;
                  to) {
                byte[] buffer = new byte[32 * 1024];
                for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                  to.write(buffer, 0, count);
                  to.flush();
                }
              } catch (IOException _) {
                // one side is gone, which closes the other
              }
            });
  }

  /// The channel is closed: the process may notice that by its streams.
  @Override
  public void destroy(ChannelSession channel) throws IOException {
    Process current = process;
    if (current != null) {
      current.getOutputStream().close();
    }
  }
}
