package io.eventops.cli.command;

import io.eventops.cli.client.ApiClient;
import io.eventops.cli.client.Pause;
import io.eventops.cli.client.Tokens;
import io.eventops.cli.client.Transport;
import io.eventops.cli.config.Account;
import io.eventops.cli.config.ConfigFile;
import io.eventops.cli.config.ServerAddress;
import io.eventops.cli.config.StoredTokens;
import io.eventops.cli.failure.Failure;
import io.eventops.cli.output.Format;
import io.eventops.cli.output.Printer;
import io.eventops.cli.terminal.Terminal;
import io.eventops.model.yaml.DurationText;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// What one command runs with: the options given, the terminal, the server. Nothing is opened
/// before it is needed.
final class Session {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Eoctl options;
  private final Terminal terminal;
  private final String version;
  private final Pause pause;
  private final InstantSource clock;

  Session(Eoctl options, Terminal terminal, String version, Pause pause, InstantSource clock) {
    this.options = options;
    this.terminal = terminal;
    this.version = version;
    this.pause = pause;
    this.clock = clock;
  }

  Terminal terminal() {
    return terminal;
  }

  PrintStream out() {
    return terminal.out();
  }

  PrintStream err() {
    return terminal.err();
  }

  String version() {
    return version;
  }

  Pause pause() {
    return pause;
  }

  InstantSource clock() {
    return clock;
  }

  /// The format asked for, if one was.
  Optional<Format> format() {
    return Optional.ofNullable(options.output);
  }

  Printer printer(Format otherwise) {
    return new Printer(terminal.out(), terminal.err(), format().orElse(otherwise));
  }

  ConfigFile config() {
    Path home = terminal.home().resolve(".eoctl.yaml");
    return new ConfigFile(
        Optional.ofNullable(options.config)
            .or(() -> terminal.variable("EOCTL_CONFIG").map(Path::of))
            .orElse(home));
  }

  Optional<String> username() {
    return Optional.ofNullable(options.username);
  }

  /// The server given by option or environment.
  Optional<URI> server() {
    return Optional.ofNullable(options.server)
        .or(() -> terminal.variable("EOCTL_SERVER"))
        .map(ServerAddress::parse);
  }

  URI requiredServer() {
    return server()
        .orElseThrow(() -> Failure.usage("which server? add -s URL, or set EOCTL_SERVER"));
  }

  String requiredUsername() {
    return username().orElseThrow(() -> Failure.usage("which user? add -u NAME"));
  }

  /// The login that the command means.
  Account account() {
    return config().read().select(server().map(URI::toString), username());
  }

  /// The server, for the user of the login or of the token in the environment.
  ApiClient api() {
    Optional<String> token =
        username().isPresent() ? Optional.empty() : terminal.variable("EOCTL_TOKEN");
    if (token.isPresent()) {
      URI server = server().orElseGet(() -> ServerAddress.parse(account().server()));
      return client(server, Tokens.fixed(token.get()));
    }
    return api(account());
  }

  /// The server of a login.
  ApiClient api(Account account) {
    URI server = ServerAddress.parse(account.server());
    Transport transport = transport(server);
    ApiClient open = new ApiClient(transport, Tokens.none(), pause);
    return new ApiClient(transport, new StoredTokens(config(), account, open), pause);
  }

  /// The server, for calls that need no login.
  ApiClient open(URI server) {
    return client(server, Tokens.none());
  }

  private ApiClient client(URI server, Tokens tokens) {
    return new ApiClient(transport(server), tokens, pause);
  }

  private Transport transport(URI server) {
    return new Transport(server, "eoctl/" + version, patience());
  }

  private Duration patience() {
    Optional<String> given = terminal.variable("EOCTL_TIMEOUT");
    return given.isEmpty()
        ? PATIENCE
        : DurationText.parse(given.get())
            .filter(Duration::isPositive)
            .orElseThrow(() -> Failure.usage("EOCTL_TIMEOUT is no time; write 30s or 2m"));
  }
}
