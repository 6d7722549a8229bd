package io.eventops.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.eventops.cli.failure.ExitCode;
import io.eventops.cli.failure.Failure;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class AccountsTest {
  private static final Account ANN = account("http://a", "ann", true);
  private static final Account BOB = account("http://a", "bob", false);
  private static final Account ANN_AT_B = account("http://b", "ann", false);
  private static final Accounts ALL = new Accounts(List.of(ANN, BOB, ANN_AT_B));

  @Test
  void selectsTheDefault() {
    assertThat(ALL.select(Optional.empty(), Optional.empty())).isEqualTo(ANN);
  }

  @Test
  void takesFromTheDefaultWhatIsNotGiven() {
    assertThat(ALL.select(Optional.empty(), Optional.of("bob"))).isEqualTo(BOB);
    assertThat(ALL.select(Optional.of("http://b"), Optional.empty())).isEqualTo(ANN_AT_B);
    assertThat(ALL.select(Optional.of("http://a/"), Optional.empty())).isEqualTo(ANN);
  }

  @Test
  void selectsTheOnlyOneOfAFileThatLostItsDefault() {
    Accounts lost = new Accounts(List.of(BOB));

    assertThat(lost.select(Optional.empty(), Optional.empty())).isEqualTo(BOB);
  }

  @Test
  void asksWhichOneWhenThereIsNoTelling() {
    Accounts lost = new Accounts(List.of(BOB, ANN_AT_B));

    Failure failure =
        catchThrowableOfType(Failure.class, () -> lost.select(Optional.empty(), Optional.empty()));

    assertThat(failure.code()).isEqualTo(ExitCode.USAGE);
    assertThat(failure).hasMessageContaining("bob at http://a, ann at http://b");
  }

  @Test
  void saysHowToLogInWhenThereIsNoSuchLogin() {
    Failure failure =
        catchThrowableOfType(
            Failure.class, () -> ALL.select(Optional.of("http://c"), Optional.of("eve")));

    assertThat(failure.code()).isEqualTo(ExitCode.NOT_LOGGED_IN);
    assertThat(failure)
        .hasMessage("not logged in as eve at http://c; run: eoctl login -s http://c -u eve");
  }

  @Property
  void hasExactlyOneDefaultAfterEachLogin(
      @ForAll @Size(min = 1) List<@IntRange(max = 4) Integer> users) {
    Accounts accounts = Accounts.NONE;

    for (int user : users) {
      accounts = accounts.loggedIn(account("http://a", "u" + user, false));
    }

    String last = "u" + users.getLast();
    assertThat(accounts.all())
        .filteredOn(Account::isDefault)
        .singleElement()
        .extracting(Account::username)
        .isEqualTo(last);
    assertThat(accounts.all()).extracting(Account::username).doesNotHaveDuplicates();
  }

  @Test
  void keepsTheTokenOfEveryoneElseAtALogin() {
    Account again = new Account("http://a", "bob", "new", "r", false);

    Accounts accounts = ALL.loggedIn(again);

    assertThat(accounts.all())
        .containsExactly(ANN.asDefault(false), ANN_AT_B, again.asDefault(true));
  }

  @Test
  void doesNotShowTokensInMessages() {
    assertThat(new Account("http://a", "ann", "secret", "refresh", true))
        .hasToString("ann at http://a");
  }

  private static Account account(String server, String username, boolean isDefault) {
    return new Account(server, username, "token of " + username, "", isDefault);
  }
}
