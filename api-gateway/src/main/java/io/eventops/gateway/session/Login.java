package io.eventops.gateway.session;

import io.eventops.gateway.password.PasswordPolicy;
import io.eventops.gateway.password.PasswordVerdict;
import io.eventops.gateway.password.Passwords;
import io.eventops.gateway.throttle.Throttle;
import io.eventops.gateway.user.Account;
import io.eventops.gateway.user.Users;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/// From a password to a session. Who guesses is slowed down, by user name and by address, and
/// learns neither from the answer nor from its time whether a user exists.
public final class Login {
  private static final int LONGEST_KEY = 255;

  private final Users users;
  private final Passwords passwords;
  private final PasswordPolicy policy;
  private final Throttle names;
  private final Throttle addresses;
  private final Sessions sessions;
  private final InstantSource clock;

  public Login(
      Users users,
      Passwords passwords,
      PasswordPolicy policy,
      Throttle names,
      Throttle addresses,
      Sessions sessions,
      InstantSource clock) {
    this.users = users;
    this.passwords = passwords;
    this.policy = policy;
    this.names = names;
    this.addresses = addresses;
    this.sessions = sessions;
    this.clock = clock;
  }

  /// @param nameOrEmail in any case
  /// @param remote address of the caller
  public LoginResult login(String nameOrEmail, String password, String remote) {
    return withPassword(
        nameOrEmail.strip(),
        password,
        remote,
        account -> new LoginResult.Done(sessions.start(account.user(), clock.instant())));
  }

  /// Sets another password and ends all other sessions of the user.
  public LoginResult changePassword(
      String user, String oldPassword, String newPassword, String remote) {
    Optional<String> problem = policy.problem(newPassword);
    if (problem.isPresent()) {
      return new LoginResult.BadPassword(problem.get());
    }
    return withPassword(
        user,
        oldPassword,
        remote,
        account -> {
          users.setPassword(account.user().name(), passwords.hash(newPassword), clock.instant());
          return new LoginResult.Done(sessions.replaceAll(account.user()));
        });
  }

  @FunctionalInterface
  private interface Next {
    LoginResult go(Account account);
  }

  private LoginResult withPassword(String name, String password, String remote, Next next) {
    String nameKey = key(name);
    Instant now = clock.instant();
    Optional<Duration> wait = addresses.attempt(remote, now).or(() -> names.attempt(nameKey, now));
    if (wait.isPresent()) {
      return new LoginResult.TooOften(wait.get());
    }
    try {
      Account account = users.findAccount(name).orElse(null);
      // longer ones are not hashed: nobody has one
      boolean possible = password.length() <= 2 * PasswordPolicy.MOST;
      PasswordVerdict verdict =
          passwords.check(
              account == null || !possible ? null : account.password(), possible ? password : "");
      if (account == null || verdict instanceof PasswordVerdict.Wrong) {
        return new LoginResult.Refused();
      }
      if (verdict instanceof PasswordVerdict.RightButOutdated(String replacement)) {
        users.setPassword(account.user().name(), replacement, now);
      }
      names.forget(nameKey);
      addresses.forgive(remote);
      return next.go(account);
    } catch (Passwords.Busy _) {
      return new LoginResult.Busy();
    }
  }

  private static String key(String name) {
    String shortened = name.length() > LONGEST_KEY ? name.substring(0, LONGEST_KEY) : name;
    return shortened.toLowerCase(Locale.ROOT);
  }
}
