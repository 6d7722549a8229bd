package io.eventops.model.shell;

import java.util.Set;

/// Variables that mean something to the shell or to the loader of programs.
final class SpecialVariables {
  /// Bash evaluates what is assigned to these.
  static final Set<String> INTEGERS =
      Set.of("RANDOM", "SRANDOM", "OPTIND", "HISTCMD", "BASHPID", "SECONDS", "LINENO");

  private static final Set<String> RUN_CODE =
      Set.of(
          "BASH_ENV",
          "ENV",
          "PS0",
          "PS1",
          "PS2",
          "PS4",
          "PROMPT_COMMAND",
          "SHELLOPTS",
          "BASHOPTS",
          "LD_PRELOAD",
          "LD_AUDIT",
          "LD_LIBRARY_PATH",
          "PERL5OPT",
          "PYTHONSTARTUP",
          "RUBYOPT",
          "NODE_OPTIONS",
          "GIT_SSH_COMMAND",
          "GIT_SSH",
          "EDITOR",
          "VISUAL",
          "PAGER");

  private SpecialVariables() {}

  /// Some shell or program runs, as code, what such a variable holds.
  static boolean runsCode(String name) {
    return RUN_CODE.contains(name);
  }
}
