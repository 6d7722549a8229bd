package io.eventops.model.definition;

import io.eventops.model.yaml.Yaml;
import io.eventops.model.yaml.YamlNode;
import java.util.function.Function;

/// Writes an actuator in canonical form.
final class ActuatorWriter {
  private final Function<Secret, String> shown;

  private ActuatorWriter(Function<Secret, String> shown) {
    this.shown = shown;
  }

  static String write(ActuatorDefinition actuator, Function<Secret, String> shown) {
    return Yaml.write(new ActuatorWriter(shown).yaml(actuator));
  }

  private YamlNode yaml(ActuatorDefinition actuator) {
    YamlNode.Builder yaml = YamlNode.Mapping.builder().put("name", actuator.name());
    switch (actuator.target()) {
      case ActuatorTarget.Ssh ssh -> yaml.put("os", machine(ssh));
      case ActuatorTarget.Local _ ->
          yaml.put("os", YamlNode.Mapping.builder().put("local", YamlNode.flag(true)).build());
      case ActuatorTarget.Kubernetes(Secret config) ->
          yaml.put(
              "kubernetes", YamlNode.Mapping.builder().put("config", shown.apply(config)).build());
      case ActuatorTarget.Docker docker -> yaml.put("docker", docker(docker));
    }
    actuator
        .tunnel()
        .ifPresent(
            tunnel ->
                yaml.put(
                    "tunnel",
                    YamlNode.Mapping.builder()
                        .put("clientId", tunnel.clientId())
                        .put("clientToken", shown.apply(tunnel.clientToken()))
                        .build()));
    yaml.putTexts("tags", actuator.tags());
    if (actuator.concurrency() != ActuatorDefinition.DEFAULT_CONCURRENCY) {
      yaml.put("concurrency", YamlNode.number(actuator.concurrency()));
    }
    return yaml.build();
  }

  private YamlNode docker(ActuatorTarget.Docker docker) {
    YamlNode.Builder yaml =
        YamlNode.Mapping.builder()
            .put("ip", docker.ip())
            .put("port", Integer.toString(docker.port()));
    docker.ssh().ifPresent(ssh -> yaml.put("ssh", machine(ssh)));
    return yaml.build();
  }

  private YamlNode machine(ActuatorTarget.Ssh ssh) {
    return YamlNode.Mapping.builder()
        .put("user", ssh.user())
        .put("password", ssh.password().map(shown).orElse(""))
        .put("privateKey", ssh.privateKey().map(shown).orElse(""))
        .put("passphrase", ssh.passphrase().map(shown).orElse(""))
        .put("hostKey", ssh.hostKey().map(HostKey::text).orElse(""))
        .put("ip", ssh.ip())
        .put("port", Integer.toString(ssh.port()))
        .build();
  }
}
