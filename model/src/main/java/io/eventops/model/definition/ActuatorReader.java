package io.eventops.model.definition;

import io.eventops.model.name.NameKind;
import io.eventops.model.yaml.Findings;
import io.eventops.model.yaml.Yaml;
import io.eventops.model.yaml.YamlNode;
import io.eventops.model.yaml.YamlReader;
import java.util.List;
import java.util.Optional;

/// Reads an actuator.
final class ActuatorReader {
  private static final List<String> TARGETS = List.of("os", "kubernetes", "docker");
  private static final int MOST_CONCURRENT = 10_000;

  private ActuatorReader() {}

  static Document<ActuatorDefinition> read(String yaml) {
    YamlNode source = Yaml.read(yaml);
    Findings findings = new Findings();
    return Document.of(read(YamlReader.of(source, findings)), source, findings);
  }

  private static ActuatorDefinition read(YamlReader reader) {
    String name = Fields.name(reader, "name", NameKind.ACTUATOR);
    ActuatorTarget target = target(reader);
    Optional<TunnelDefinition> tunnel = reader.block("tunnel").map(ActuatorReader::tunnel);
    if (tunnel.isPresent() && target instanceof ActuatorTarget.Local) {
      reader.error("tunnel", "the server's own machine needs no tunnel", "remove the tunnel");
    }
    List<String> tags = Fields.tags(reader, "tags");
    if (reader.lacks("tags")) {
      reader.error("tags", "tags is missing", "give at least one tag that tasks can select");
    }
    int concurrency =
        reader.integer("concurrency", ActuatorDefinition.DEFAULT_CONCURRENCY, 1, MOST_CONCURRENT);
    reader.warnAboutUnknownKeys();
    return new ActuatorDefinition(name, target, tunnel, tags, concurrency);
  }

  private static ActuatorTarget target(YamlReader reader) {
    List<String> present = TARGETS.stream().filter(reader::has).toList();
    if (present.isEmpty()) {
      reader.error("", "none of os, kubernetes and docker is there", "describe one of them");
      return new ActuatorTarget.Local();
    }
    if (present.size() > 1) {
      reader.error(
          present.get(1),
          String.join(" and ", present) + " are both there",
          "keep one; write one actuator for each");
    }
    String key = present.getFirst();
    YamlReader block = reader.block(key).orElseThrow();
    ActuatorTarget target =
        switch (key) {
          case "os" -> MachineReader.read(block);
          case "docker" -> docker(block);
          default -> kubernetes(block);
        };
    block.warnAboutUnknownKeys();
    return target;
  }

  private static ActuatorTarget docker(YamlReader block) {
    Optional<ActuatorTarget.Ssh> ssh =
        block
            .block("ssh")
            .map(
                machine -> {
                  ActuatorTarget.Ssh read = MachineReader.readSsh(machine);
                  machine.warnAboutUnknownKeys();
                  return read;
                });
    String ip = MachineReader.address(block, "ip");
    block.requiredText("port", "give the TCP port of the daemon, usually 2375");
    return new ActuatorTarget.Docker(ip, block.integer("port", 2375, 1, 65535), ssh);
  }

  private static ActuatorTarget kubernetes(YamlReader block) {
    Secret config =
        Fields.requiredSecret(block, "config", "put the whole kubeconfig here, as a block (|)");
    if (!config.reveal().isBlank() && !config.reveal().contains("clusters:")) {
      block.warning("config", "the kubeconfig names no clusters", "put the whole file here");
    }
    return new ActuatorTarget.Kubernetes(config);
  }

  private static TunnelDefinition tunnel(YamlReader block) {
    String id = Fields.name(block, "clientId", NameKind.CLIENT);
    Secret token =
        Fields.requiredSecret(block, "clientToken", "give the token the client is started with");
    block.warnAboutUnknownKeys();
    return new TunnelDefinition(id, token);
  }
}
