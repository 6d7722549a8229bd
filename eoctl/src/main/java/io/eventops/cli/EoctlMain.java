package io.eventops.cli;

import io.eventops.cli.client.Pause;
import io.eventops.cli.command.Cli;
import io.eventops.cli.terminal.ConsolePerson;
import io.eventops.cli.terminal.Terminal;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;

/// Starts eoctl.
public final class EoctlMain {
  private EoctlMain() {}

  public static void main(String... arguments) throws IOException {
    Terminal terminal =
        new Terminal(
            System.in,
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
            new FileOutputStream(FileDescriptor.err),
            System.getenv(),
            Path.of(System.getProperty("user.home")),
            ConsolePerson.here());
    int code = new Cli(terminal, version(), Pause.real(), InstantSource.system()).run(arguments);
    System.exit(code);
  }

  private static String version() throws IOException {
    try (InputStream text = EoctlMain.class.getResourceAsStream("version.txt")) {
      return text == null
          ? "unknown"
          : new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
