package io.eventops.pipeline.actuator;

import io.eventops.model.definition.ActuatorDefinition;
import io.eventops.model.definition.ActuatorTarget;
import io.eventops.model.definition.Document;
import io.eventops.model.definition.Secret;
import io.eventops.model.definition.TunnelDefinition;
import io.eventops.model.validation.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes actuators in.
public final class ActuatorCatalog {
  /// What stands in the place of a secret that is shown.
  public static final String MASK = "***";

  private final ActuatorStore store;
  private final boolean localAllowed;

  /// @param localAllowed whether tasks may run on the server's own machine
  public ActuatorCatalog(ActuatorStore store, boolean localAllowed) {
    this.store = store;
    this.localAllowed = localAllowed;
  }

  /// Stores the definition as the caller's.
  ///
  /// @throws io.eventops.model.validation.InvalidDocument with everything that is wrong with it,
  ///     and without its secrets
  public ActuatorApplied apply(String caller, String yaml) {
    Document<ActuatorDefinition> document = checked(yaml);
    List<Violation> warnings = warnings(caller, document);
    return applied(document, store.apply(caller, document.definition()), warnings);
  }

  /// Says what [#apply] would do, and does nothing.
  public ActuatorApplied check(String caller, String yaml) {
    Document<ActuatorDefinition> document = checked(yaml);
    List<Violation> warnings = warnings(caller, document);
    return applied(document, store.plan(caller, document.definition()), warnings);
  }

  /// The definition as it may be shown.
  public static String masked(ActuatorDefinition definition) {
    return definition.toMaskedYaml().replace(Secret.MASK, MASK);
  }

  /// Whether the host key is not pinned on first use but given.
  public static boolean givesHostKey(ActuatorDefinition definition) {
    return Machine.of(definition).flatMap(Machine::hostKey).isPresent();
  }

  private Document<ActuatorDefinition> checked(String yaml) {
    Document<ActuatorDefinition> document = ActuatorDefinition.read(yaml);
    List<Violation> violations = new ArrayList<>(maskedSecrets(document.definition()));
    if (document.definition().target() instanceof ActuatorTarget.Local && !localAllowed) {
      violations.add(
          new Violation(
              "os.local",
              0,
              "tasks may not run on the server's own machine: the operator has not switched it on",
              "describe a machine with os.ip, or ask the operator to allow local actuators"));
    }
    document.refuse(violations);
    return document;
  }

  /// A shown definition that comes back would replace its secrets by their masks.
  private static List<Violation> maskedSecrets(ActuatorDefinition definition) {
    List<Violation> violations = new ArrayList<>();
    String machine = definition.target() instanceof ActuatorTarget.Docker ? "docker.ssh" : "os";
    Optional<ActuatorTarget.Ssh> ssh = Machine.ssh(definition);
    refuseMask(machine + ".password", ssh.flatMap(ActuatorTarget.Ssh::password), violations);
    refuseMask(machine + ".passphrase", ssh.flatMap(ActuatorTarget.Ssh::passphrase), violations);
    if (definition.target() instanceof ActuatorTarget.Kubernetes(Secret config)) {
      refuseMask("kubernetes.config", Optional.of(config), violations);
    }
    refuseMask(
        "tunnel.clientToken", definition.tunnel().map(TunnelDefinition::clientToken), violations);
    return violations;
  }

  private static void refuseMask(String path, Optional<Secret> secret, List<Violation> violations) {
    if (secret.map(Secret::reveal).filter(text -> text.strip().equals(MASK)).isPresent()) {
      violations.add(
          new Violation(path, 0, "this is the mask that stands for a secret", "write the secret"));
    }
  }

  private List<Violation> warnings(String caller, Document<ActuatorDefinition> document) {
    List<Violation> warnings = new ArrayList<>(document.warnings());
    ActuatorDefinition definition = document.definition();
    if (store.plan(caller, definition).otherWay()) {
      int tasks = store.unfinishedTasks(caller, definition.name());
      if (tasks > 0) {
        warnings.add(
            new Violation(
                "",
                0,
                tasks + " unfinished tasks are on this actuator as it was before",
                "they may be lost; cancel their runs, or use another name for another machine"));
      }
    }
    return warnings;
  }

  private static ActuatorApplied applied(
      Document<ActuatorDefinition> document, ActuatorChange change, List<Violation> warnings) {
    ActuatorDefinition definition = document.definition();
    return new ActuatorApplied(
        definition.name(), definition.target().kind().toString(), change.changed(), warnings);
  }
}
