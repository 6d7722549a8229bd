package io.eventops.cli.server;

import io.eventops.cli.command.Cli;
import io.eventops.cli.terminal.Person;
import io.eventops.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/// Runs eoctl in this process, with a home folder and a clock of the test.
public final class Shell {
  private final Path home;
  private final Map<String, String> environment = new HashMap<>();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T01:06:31Z"));
  private Optional<Person> person = Optional.empty();
  private String input = "";

  public Shell(Path home) {
    this.home = home;
  }

  /// How a command ended, and what it wrote.
  public record Result(int code, String out, String err) {}

  public Shell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  public Shell with(Person someone) {
    person = Optional.of(someone);
    return this;
  }

  public Shell typing(String text) {
    input = text;
    return this;
  }

  /// Logged in at that server, as the old eoctl writes it down.
  public Shell loggedIn(FakeServer server) {
    return config(
        """
        userInfos:
            - server: %s
              username: kakj
              token: t1
              default: true
        """
            .formatted(server.address()));
  }

  public Shell config(String text) {
    write(".eoctl.yaml", text);
    return this;
  }

  public String config() {
    return read(".eoctl.yaml");
  }

  /// Writes a file into the home folder.
  ///
  /// @return its whole path
  public String write(String name, String text) {
    try {
      Path file = home.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text).toString();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  public String read(String name) {
    try {
      return Files.readString(home.resolve(name));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// The pauses that were made; none of them took any time, but the clock went on.
  public List<Duration> pauses() {
    return List.copyOf(pauses);
  }

  public Result run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            out,
            err,
            environment,
            home,
            person);
    int code = new Cli(terminal, "1.2.3", this::pause, now::get).run(arguments);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private void pause(Duration duration) {
    pauses.add(duration);
    now.updateAndGet(before -> before.plus(duration));
  }
}
