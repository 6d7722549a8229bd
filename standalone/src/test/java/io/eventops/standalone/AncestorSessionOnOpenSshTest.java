package io.eventops.standalone;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.eventops.testkit.ssh.OpenSshServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// On a machine with OpenSSH, where that is installed. Nobody's password is known there, so the
/// actuator has a key.
class AncestorSessionOnOpenSshTest extends AncestorSessionContract {

  @Override
  Machine start(Path folder) {
    assumeTrue(OpenSshServer.isInstalled(), "OpenSSH's server is not installed");
    Path home = folder(folder, "home");
    OpenSshServer machine =
        OpenSshServer.start(
            folder(folder, "server"),
            // the user's own login directory is left alone
            "ForceCommand cd " + home + " && exec bash -c \"$SSH_ORIGINAL_COMMAND\"");
    return new Machine() {
      @Override
      public String actuator() {
        return """
            name: os-runner
            os:
              user: %s
              ip: %s
              port: %d
              privateKey: |
            %s
            tags: [os-runner]
            """
            .formatted(
                machine.user(), machine.host(), machine.port(), machine.privateKey().indent(4));
      }

      @Override
      public Path home() {
        return home;
      }

      @Override
      public void close() {
        machine.close();
      }
    };
  }

  private static Path folder(Path parent, String name) {
    try {
      return Files.createDirectory(parent.resolve(name));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
