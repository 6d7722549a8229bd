package io.eventops.model.shell;

import io.eventops.model.placeholder.InputReference;
import io.eventops.model.placeholder.Reference;
import io.eventops.model.placeholder.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs scripts in the real shell.
final class Bash {
  static final Reference VALUE = new InputReference("v");

  private Bash() {}

  record Result(int code, String output, String errors) {}

  static ShellTemplate template(String script) {
    return ShellTemplate.parse(List.of(new ShellCommand("commands[0]", 1, Template.parse(script))));
  }

  static ShellScript render(String script, String value) {
    ShellTemplate template = template(script);
    Map<Reference, String> values = new HashMap<>();
    template.references().forEach(reference -> values.put(reference, value));
    return template.render(values);
  }

  static Result run(Path folder, ShellScript script) throws IOException, InterruptedException {
    return run(folder, script.text());
  }

  static Result run(Path folder, String script, String... options)
      throws IOException, InterruptedException {
    Path files = Files.createTempDirectory("bash");
    Path file = files.resolve("run.sh");
    Files.writeString(file, script);
    String[] command = new String[options.length + 2];
    command[0] = "bash";
    System.arraycopy(options, 0, command, 1, options.length);
    command[options.length + 1] = file.toString();
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.redirectError(files.resolve("errors").toFile());
    Process process = builder.start();
    byte[] output = process.getInputStream().readAllBytes();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("bash did not end");
    }
    return new Result(
        process.exitValue(),
        new String(output, StandardCharsets.UTF_8),
        Files.readString(files.resolve("errors"), StandardCharsets.ISO_8859_1));
  }
}
