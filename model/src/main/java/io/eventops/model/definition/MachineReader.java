package io.eventops.model.definition;

import io.eventops.model.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads a machine: `os`, and `docker.ssh`.
final class MachineReader {
  /// Host names, IPv4, and IPv6 with or without a zone.
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%\\w+)?");

  private static final Pattern USER = Pattern.compile("[^\\s:/]+");
  private static final List<String> SSH_KEYS =
      List.of("user", "password", "privateKey", "passphrase", "hostKey", "ip", "port");

  private MachineReader() {}

  static ActuatorTarget read(YamlReader block) {
    if (!block.flag("local", false)) {
      return readSsh(block);
    }
    for (String key : SSH_KEYS) {
      if (block.has(key)) {
        block.error(
            key,
            key + " and local: true do not go together",
            "remove local to use SSH, or keep only local: true");
      }
    }
    return new ActuatorTarget.Local();
  }

  static ActuatorTarget.Ssh readSsh(YamlReader block) {
    String user = block.requiredText("user", "name the user to log in as");
    if (!user.isBlank() && !USER.matcher(user).matches()) {
      block.error("user", "the user contains a blank, : or /", "name the user to log in as");
    }
    Optional<Secret> password = Fields.secret(block, "password");
    Optional<Secret> privateKey = Fields.secret(block, "privateKey");
    Optional<Secret> passphrase = Fields.secret(block, "passphrase");
    if (password.isEmpty() && privateKey.isEmpty()) {
      block.error("password", "password is missing", "give a password or a privateKey");
    }
    if (privateKey.isPresent() && !privateKey.get().reveal().contains("PRIVATE KEY-----")) {
      block.error(
          "privateKey",
          "this is not a private key",
          "put the key file here as a block (|), from -----BEGIN to -----END");
    }
    if (passphrase.isPresent() && privateKey.isEmpty()) {
      block.error("passphrase", "there is no privateKey for this passphrase", "add privateKey");
    }
    return new ActuatorTarget.Ssh(
        user,
        password,
        privateKey,
        passphrase,
        hostKey(block),
        address(block, "ip"),
        block.integer("port", ActuatorTarget.Ssh.DEFAULT_PORT, 1, 65535));
  }

  static String address(YamlReader block, String key) {
    String address = block.requiredText(key, "give the address or the host name");
    if (!address.isBlank() && !ADDRESS.matcher(address).matches()) {
      block.error(
          key,
          "'" + address + "' is neither an address nor a host name",
          "leave out scheme, user and port");
    }
    return address;
  }

  private static Optional<HostKey> hostKey(YamlReader block) {
    String text = block.text("hostKey").strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!HostKey.isValid(text)) {
      block.error(
          "hostKey",
          "this is not a host key",
          "use a line of ssh-keyscan without the host (ssh-ed25519 AAAA...), or SHA256:...");
    }
    return Optional.of(new HostKey(text));
  }
}
