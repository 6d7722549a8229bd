package io.eventops.standalone;

import io.eventops.testkit.ssh.SshMachine;
import java.nio.file.Path;

/// On a machine with a user and a password, as the ancestor knows them.
class AncestorSessionTest extends AncestorSessionContract {
  // as a number it would lose its first letter
  private static final String PASSWORD = "0123456";

  @Override
  Machine start(Path folder) {
    SshMachine machine = SshMachine.start();
    machine.setPassword(PASSWORD);
    return new Machine() {
      @Override
      public String actuator() {
        return """
            name: os-runner

            os:
              user: %s
              ip: %s
              port: %d
              password: %s

            tags:
              - os-runner
            """
            .formatted(machine.user(), machine.host(), machine.port(), PASSWORD);
      }

      @Override
      public Path home() {
        return machine.home();
      }

      @Override
      public void close() {
        machine.close();
      }
    };
  }
}
