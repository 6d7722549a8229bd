package io.eventops.model.shell;

import io.eventops.model.shell.Arguments.Syntax;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A command that runs the command in its operands.
///
/// @param operands how many operands stand before the command
/// @param code options whose argument is evaluated
record Wrapper(Syntax syntax, int operands, Set<String> code) {
  private static final Pattern ASSIGNMENT =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*", Pattern.DOTALL);

  private static final Map<String, Wrapper> ALL = all();

  static Optional<Wrapper> of(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /// An operand of `env` or `sudo` that sets a variable.
  static boolean assigns(Word word) {
    return ASSIGNMENT.matcher(word.text).matches();
  }

  /// `command -v name` starts nothing.
  boolean onlyLooksUp(Arguments arguments) {
    return syntax.withArgument().isEmpty() && (arguments.has("v") || arguments.has("V"));
  }

  /// `xargs -I {} sh -c 'echo {}'` writes its input into the script.
  boolean pastesInput(Arguments arguments, List<Word> command) {
    return (arguments.has("I") || arguments.has("i") || arguments.has("--replace"))
        && !command.isEmpty()
        && Interpreters.isInterpreter(command.getFirst().baseName());
  }

  private static Map<String, Wrapper> all() {
    Map<String, Wrapper> all = new HashMap<>();
    for (String name :
        new String[] {"command", "builtin", "nohup", "setsid", "busybox", "fakeroot"}) {
      all.put(name, wrapper("", 0));
    }
    all.put("exec", wrapper("a", 0));
    all.put("time", wrapper("fo", 0));
    all.put("nice", wrapper("n", 0));
    all.put("ionice", wrapper("cnpPu", 0));
    all.put("stdbuf", wrapper("ioe", 0));
    all.put("timeout", wrapper("sk", 1));
    all.put("chroot", wrapper("", 1));
    all.put("taskset", wrapper("", 1));
    all.put("chrt", wrapper("TPD", 1));
    all.put("unshare", wrapper("SGRw", 0));
    all.put("nsenter", wrapper("tSGrw", 0));
    all.put("setpriv", wrapper("", 0));
    all.put("strace", wrapper("abeEIoOpPsSuUX", 0));
    all.put("doas", wrapper("uCa", 0));
    all.put("xargs", wrapper("adEILnPs", 0));
    all.put(
        "sudo",
        new Wrapper(
            new Syntax(
                "CDghpRrtTuU",
                Set.of("--user", "--group", "--host", "--prompt", "--chdir", "--role", "--type"),
                false),
            0,
            Set.of()));
    all.put(
        "env",
        new Wrapper(
            new Syntax("uCS", Set.of("--unset", "--chdir", "--split-string"), false),
            0,
            Set.of("S", "--split-string")));
    return Map.copyOf(all);
  }

  private static Wrapper wrapper(String withArgument, int operands) {
    return new Wrapper(new Syntax(withArgument), operands, Set.of());
  }
}
