package io.eventops.cli.terminal;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The person at the console of this process.
public final class ConsolePerson implements Person {
  private static final int USUAL_ROWS = 24;
  private static final long PATIENCE_MILLIS = 500;

  private final Console console;

  private ConsolePerson(Console console) {
    this.console = console;
  }

  /// The person, if input and output are a terminal.
  public static Optional<Person> here() {
    return Optional.ofNullable(System.console())
        .filter(Console::isTerminal)
        .map(ConsolePerson::new);
  }

  @Override
  public String secret(String prompt) {
    char[] typed = console.readPassword("%s", prompt);
    return typed == null ? "" : new String(typed);
  }

  /// As `stty` knows it: there is no other way without native code.
  @Override
  public int rows() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size = new String(stty.getInputStream().readNBytes(64), StandardCharsets.US_ASCII);
      boolean ended = stty.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      String rows = size.strip().split(" ", 2)[0];
      return ended && rows.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(rows) : USUAL_ROWS;
    } catch (IOException _) {
      return USUAL_ROWS;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return USUAL_ROWS;
    }
  }
}
