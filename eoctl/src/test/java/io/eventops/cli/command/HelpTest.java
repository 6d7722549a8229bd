package io.eventops.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.cli.client.Pause;
import io.eventops.cli.server.Shell;
import io.eventops.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// Help, documentation and completion know every command.
final class HelpTest {
  @TempDir Path home = Path.of("");

  @Test
  void describesEveryCommandAndOption() {
    assertThat(leaves(all()))
        .allSatisfy(
            command -> {
              assertThat(command.getCommandSpec().usageMessage())
                  .matches(
                      usage -> usage.description().length + usage.header().length > 0,
                      command.getCommandName() + " is described");
              assertThat(command.getCommandSpec().options())
                  .allMatch(option -> option.description().length > 0);
            });
  }

  @Test
  void isCompleteInTheDocumentation() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "eoctl.md"));

    assertThat(leaves(all()))
        .hasSizeGreaterThan(30)
        .allSatisfy(
            command -> {
              assertThat(page).contains(command.getCommandSpec().qualifiedName());
              for (OptionSpec option : command.getCommandSpec().options()) {
                assertThat(page).contains(option.longestName());
              }
            });
  }

  @Test
  void knowsTheSameCommandsWhenOnlySomeAreMade() {
    assertThat(new Shell(home).run("runtime", "logs", "--help").out())
        .startsWith("Usage: eoctl runtime logs");
    assertThat(new Shell(home).run("--help").out()).contains("runtime", "completion", "Exit codes");
  }

  @Test
  void helpsWhenAskedInTheWordsOfTheOldEoctl() {
    Shell shell = new Shell(home);

    assertThat(shell.run("help", "runtime", "get"))
        .isEqualTo(shell.run("runtime", "get", "--help"));
    assertThat(shell.run("help")).isEqualTo(shell.run("--help"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void completesInARealShell(String shell) throws IOException, InterruptedException {
    Assumptions.assumeTrue(isThere(shell), shell + " is not on this machine");
    String script = new Shell(home).run("completion", shell).out();
    Path file = Files.writeString(home.resolve("completion"), script);
    String ask =
        "source '%s'; COMP_WORDS=(eoctl runtime lo); COMP_CWORD=2; _complete_eoctl; echo \"${COMPREPLY[*]}\""
            .formatted(file);

    Process process = new ProcessBuilder(shell, "-c", ask).redirectErrorStream(true).start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(answer).contains("logs");
  }

  private static boolean isThere(String shell) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, shell)));
  }

  private static CommandLine all() {
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            Map.of(),
            Path.of(""),
            Optional.empty());
    return new Cli(terminal, "1", Pause.real(), InstantSource.system()).commands(List.of());
  }

  private static List<CommandLine> leaves(CommandLine root) {
    Map<String, CommandLine> below = root.getSubcommands();
    return below.isEmpty()
        ? List.of(root)
        : below.values().stream().flatMap(each -> leaves(each).stream()).toList();
  }
}
