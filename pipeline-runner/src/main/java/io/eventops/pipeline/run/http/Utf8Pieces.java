package io.eventops.pipeline.run.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Bytes that arrive in pieces, as text: a character that is split waits for its rest, and bytes
/// that are no UTF-8 become U+FFFD. Not safe for several threads.
final class Utf8Pieces {
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private ByteBuffer held = ByteBuffer.allocate(0);

  /// @param length how many of the bytes count
  String push(byte[] bytes, int length) {
    ByteBuffer input = ByteBuffer.allocate(held.remaining() + length);
    input.put(held).put(bytes, 0, length).flip();
    String text = decode(input, false);
    held = input;
    return text;
  }

  /// Bytes that wait for the rest of their character.
  int held() {
    return held.remaining();
  }

  /// The end: what is held is no character.
  String flush() {
    String text = decode(held, true);
    held = ByteBuffer.allocate(0);
    decoder.reset();
    return text;
  }

  private String decode(ByteBuffer input, boolean end) {
    CharBuffer text = CharBuffer.allocate(input.remaining() + 1);
    decoder.decode(input, text, end);
    return text.flip().toString();
  }
}
