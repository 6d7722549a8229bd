package io.eventops.platform.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a body as JSON, and says in words what is wrong with one that cannot be read.
final class JsonBody {
  /// Where the library's limits can be changed is of no use to the caller.
  private static final Pattern SETTING = Pattern.compile(", from `[^`]*`");

  private JsonBody() {}

  /// An empty body is refused as `EOF`, as the ancestor did.
  static JsonObject object(Buffer body) {
    String text = text(body);
    if (text.isBlank()) {
      throw malformed("EOF: the body is empty, send a JSON object");
    }
    Object value = value(text);
    if (value instanceof JsonObject object) {
      return object;
    }
    throw malformed("the body is " + kind(value) + ", send a JSON object");
  }

  private static @Nullable Object value(String text) {
    try {
      return Json.decodeValue(text);
    } catch (DecodeException fault) {
      throw malformed("the body is not JSON: " + reason(fault));
    }
  }

  static String text(Buffer body) {
    ByteBuffer bytes = ByteBuffer.wrap(body.getBytes());
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException _) {
      throw malformed("the body is not UTF-8 from byte " + bytes.position() + " on");
    }
  }

  private static String reason(DecodeException fault) {
    if (!(fault.getCause() instanceof JsonProcessingException wrong)) {
      return String.valueOf(fault.getMessage());
    }
    String message =
        wrong instanceof JsonEOFException
            // the library's words tell where it began to read, not what is missing
            ? "it ends too early"
            : SETTING.matcher(String.valueOf(wrong.getOriginalMessage())).replaceAll("");
    JsonLocation place = wrong.getLocation();
    return place == null
        ? message
        : message + " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
  }

  /// What a value is, for people.
  static String kind(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case JsonObject _ -> "an object";
      case JsonArray _ -> "an array";
      case Number _ -> "a number";
      case Boolean _ -> "true or false";
      default -> "a text";
    };
  }

  private static Problem malformed(String detail) {
    return Problem.of(ProblemType.MALFORMED_REQUEST, detail);
  }
}
