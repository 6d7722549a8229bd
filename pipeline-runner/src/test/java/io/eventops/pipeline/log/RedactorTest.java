package io.eventops.pipeline.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RedactorTest {
  @Example
  void masksASecretThatIsSplitOverChunks() {
    Redactor redactor = Redactor.of(List.of("s3cret"));

    String shown = text(redactor.push(bytes("it is s3")), redactor.push(bytes("cret, or s3")));
    String rest = text(redactor.flush());

    assertThat(shown + rest).isEqualTo("it is ******, or s3");
    assertThat(rest).isEqualTo("s3");
  }

  @Example
  void masksEveryLineOfALongSecret() {
    Redactor redactor = Redactor.of(List.of("-----BEGIN KEY-----\nabcdefghijklmnopqrstuvw\n"));

    String shown = text(redactor.push(bytes("x abcdefghijklmnopqrstuvw y")), redactor.flush());

    assertThat(shown).isEqualTo("x *********************** y");
  }

  @Example
  void passesEverythingOnWithoutSecrets() {
    Redactor redactor = Redactor.of(List.of("", "abc"));

    assertThat(text(redactor.push(bytes("abcabc")))).isEqualTo("abcabc");
  }

  @Property(tries = 3000)
  void showsTheSameHoweverTheStreamIsSplit(
      @ForAll("texts") String text, @ForAll("secrets") List<String> secrets, @ForAll long seed) {
    Redactor redactor = Redactor.of(secrets);
    java.util.Random random = new java.util.Random(seed);
    ByteArrayOutputStream shown = new ByteArrayOutputStream();

    byte[] all = bytes(text);
    for (int at = 0; at < all.length; ) {
      int end = Math.min(all.length, at + 1 + random.nextInt(4));
      shown.writeBytes(redactor.push(Arrays.copyOfRange(all, at, end)));
      at = end;
    }
    shown.writeBytes(redactor.flush());

    assertThat(shown.toString(StandardCharsets.UTF_8)).isEqualTo(masked(text, secrets));
  }

  private static String masked(String text, List<String> secrets) {
    char[] shown = text.toCharArray();
    for (String secret : secrets) {
      for (int at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
        Arrays.fill(shown, at, at + secret.length(), '*');
      }
    }
    return new String(shown);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars('a', 'b').ofMaxLength(40);
  }

  @Provide
  Arbitrary<List<String>> secrets() {
    return Arbitraries.strings()
        .withChars('a', 'b')
        .ofMinLength(4)
        .ofMaxLength(7)
        .list()
        .ofMaxSize(3);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[]... chunks) {
    StringBuilder text = new StringBuilder();
    for (byte[] chunk : chunks) {
      text.append(new String(chunk, StandardCharsets.UTF_8));
    }
    return text.toString();
  }
}
