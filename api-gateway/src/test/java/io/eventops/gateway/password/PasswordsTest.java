package io.eventops.gateway.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.gateway.password.Argon2Hash.Cost;
import io.eventops.gateway.password.PasswordVerdict.Right;
import io.eventops.gateway.password.PasswordVerdict.RightButOutdated;
import io.eventops.gateway.password.PasswordVerdict.Wrong;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class PasswordsTest {
  private static final Cost CHEAP = new Cost(64, 1, 1);
  // md5("123456" + salt), the salt being md5("498081"), as the ancestor's first user gets it
  private static final String MD5 = "8df5d9ac3c6f01a4b64355ef2995b5c8";
  private static final String MD5_SALT = "2d775642a6d12c500c6608d22022a54a";

  @AutoClose private final Passwords passwords = new Passwords(2, CHEAP);

  @Test
  void recognisesWhatItHashed() {
    String stored = passwords.hash("123456");

    assertThat(stored).startsWith("$argon2id$v=19$m=64,t=1,p=1$").doesNotContain("123456");
    assertThat(passwords.check(StoredPassword.of(stored, null), "123456")).isEqualTo(new Right());
    assertThat(passwords.check(StoredPassword.of(stored, null), "1234567")).isEqualTo(new Wrong());
  }

  @Test
  void hashesWithTheRecommendedCost() {
    try (Passwords real = new Passwords(1)) {
      assertThat(real.hash("123456")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }
  }

  @Test
  void saltsEachHash() {
    assertThat(passwords.hash("123456")).isNotEqualTo(passwords.hash("123456"));
  }

  @Test
  void refusesEverythingForAUserThatDoesNotExist() {
    assertThat(passwords.check(null, "123456")).isEqualTo(new Wrong());
    assertThat(passwords.check(null, "the password of nobody")).isEqualTo(new Wrong());
  }

  @Test
  void replacesThePasswordOfTheAncestorOnce() {
    StoredPassword old = StoredPassword.of(MD5, MD5_SALT);

    PasswordVerdict verdict = passwords.check(old, "123456");

    assertThat(verdict).isInstanceOf(RightButOutdated.class);
    StoredPassword replaced = StoredPassword.of(((RightButOutdated) verdict).replacement(), null);
    assertThat(passwords.check(replaced, "123456")).isEqualTo(new Right());
    assertThat(passwords.check(old, "1234567")).isEqualTo(new Wrong());
    assertThat(old.toString()).doesNotContain(MD5);
  }

  @Test
  void replacesAHashOfAnotherCost() {
    Argon2Hash old = Argon2Hash.of("123456", new byte[16], new Cost(32, 1, 1));

    assertThat(passwords.check(old, "123456"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(RightButOutdated.class))
        .extracting(RightButOutdated::replacement)
        .asString()
        .contains("m=64,t=1,p=1");
    assertThat(passwords.check(old, "654321")).isEqualTo(new Wrong());
  }

  @Test
  void takesNoMoreThanItCanHandle() throws Exception {
    try (Passwords slow = new Passwords(1, new Cost(19_456, 4, 1));
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> running = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        running.add(callers.submit(() -> isRefused(slow)));
      }
      int refused = 0;
      for (Future<Boolean> caller : running) {
        refused += caller.get(60, TimeUnit.SECONDS) ? 1 : 0;
      }
      assertThat(refused).isBetween(1, 99);
    }
  }

  private static boolean isRefused(Passwords passwords) {
    try {
      passwords.hash("123456");
      return false;
    } catch (Passwords.Busy busy) {
      return true;
    }
  }
}
