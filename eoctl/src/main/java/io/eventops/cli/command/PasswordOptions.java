package io.eventops.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options for a password; without them it is asked for.
final class PasswordOptions {
  @Option(
      names = {"-p", "--password"},
      paramLabel = "PASSWORD",
      description = {
        "The password. Others on this machine can see it, and the shell keeps it:",
        "better leave it out and be asked, or use --password-file or EOCTL_PASSWORD."
      })
  @Nullable String password;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "A file with the password in its first line; - for the standard input.")
  @Nullable String file;

  String read(Session session, boolean confirmed) {
    return new Passwords(session.terminal())
        .read(password, file, "EOCTL_PASSWORD", "Password", confirmed);
  }
}
