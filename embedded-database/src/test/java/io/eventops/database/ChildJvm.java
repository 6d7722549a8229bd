package io.eventops.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Another JVM that starts the embedded database and holds it until its input is closed or a signal
/// ends it.
final class ChildJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private ChildJvm(Process process) {
    this.process = process;
    this.output = process.inputReader(UTF_8);
  }

  static ChildJvm start(Path dataDirectory, Path cacheDirectory) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Holder.class.getName(),
            dataDirectory.toString(),
            cacheDirectory.toString());
    return new ChildJvm(builder.redirectErrorStream(true).start());
  }

  /// Waits for it.
  DatabaseAddress address() throws IOException {
    String answer = answer("address ");
    int space = answer.indexOf(' ');
    return Bootstrap.login(
        Integer.parseInt(answer.substring(0, space)), answer.substring(space + 1));
  }

  /// Waits for the message that says why it could not start.
  String refusal() throws IOException {
    return answer("refused ");
  }

  private String answer(String start) throws IOException {
    StringBuilder others = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(start)) {
        return line.substring(start.length());
      }
      others.append(line).append('\n');
    }
    throw new AssertionError("the child said only:\n" + others);
  }

  /// The server that it runs.
  ProcessHandle server() {
    return process.children().findFirst().orElseThrow();
  }

  /// kill -9.
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /// SIGTERM.
  void terminate() {
    process.destroy();
    awaitEnd();
  }

  private void awaitEnd() {
    process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    terminate();
  }

  /// What runs in the other JVM.
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      DatabaseSettings settings = DatabaseSettings.standard(Path.of(arguments[1]));
      try (EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]), settings)) {
        DatabaseAddress address = database.address();
        System.out.println("address " + address.port() + " " + address.password());
        untilClosed(System.in);
      } catch (DatabaseFault fault) {
        System.out.println("refused " + fault.getMessage());
      }
    }

    private static void untilClosed(InputStream input) throws IOException {
      while (input.read() >= 0) {
        // nothing is expected
      }
    }
  }
}
