package io.eventops.model.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/// Strict decoding, and what a sound text may not hold.
final class Utf8 {
  static final String NUL = "holds a NUL character, which cannot be stored or passed to a command";

  private Utf8() {}

  static String decode(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    // the lenient decoder writes U+FFFD for what it cannot read: only then the strict one has to
    // look
    if (text.indexOf('\uFFFD') >= 0) {
      requireWellFormed(bytes);
    }
    return text;
  }

  private static void requireWellFormed(byte[] bytes) {
    ByteBuffer input = ByteBuffer.wrap(bytes);
    try {
      UTF_8.newDecoder().decode(input);
    } catch (CharacterCodingException notUtf8) {
      MalformedJson malformed =
          new MalformedJson("is not UTF-8 from byte " + input.position() + " on", "", 0, 0);
      malformed.initCause(notUtf8);
      throw malformed;
    }
  }

  /// Empty when the text can be stored and passed on as it is.
  static String fault(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\0') {
        return NUL;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return "holds half of a surrogate pair, which is not a character";
      }
    }
    return "";
  }
}
