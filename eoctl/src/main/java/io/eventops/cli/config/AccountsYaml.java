package io.eventops.cli.config;

import io.eventops.model.yaml.Findings;
import io.eventops.model.yaml.Yaml;
import io.eventops.model.yaml.YamlNode;
import io.eventops.model.yaml.YamlReader;

/// The text of the file, as the old eoctl reads and writes it too.
final class AccountsYaml {
  private AccountsYaml() {}

  /// @throws io.eventops.model.validation.InvalidDocument when it is not such a file
  static Accounts read(String text) {
    Findings findings = new Findings();
    YamlReader document = YamlReader.of(Yaml.read(text), findings);
    Accounts accounts =
        new Accounts(document.items("userInfos").stream().map(AccountsYaml::account).toList());
    findings.throwIfInvalid();
    return accounts;
  }

  static String write(Accounts accounts) {
    YamlNode.Builder document = YamlNode.Mapping.builder();
    document.put("userInfos", accounts.all().stream().map(AccountsYaml::node).toList());
    return Yaml.write(document.build());
  }

  private static Account account(YamlReader entry) {
    return new Account(
        entry.text("server"),
        entry.text("username"),
        entry.text("token"),
        entry.text("refreshToken"),
        entry.flag("default", false));
  }

  private static YamlNode node(Account account) {
    return YamlNode.Mapping.builder()
        .put("server", account.server())
        .put("username", account.username())
        .put("token", account.token())
        .put("refreshToken", account.refreshToken())
        .put("default", YamlNode.flag(account.isDefault()))
        .build();
  }
}
