package io.eventops.model.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Reads JSON strictly: one value, no repeated names, no NUL, no half of a surrogate pair, bounded
/// size and depth. Holds no state between calls and may be shared by threads.
public final class JsonReader {
  private final JsonLimits limits;
  private final JsonFactory factory;

  public JsonReader(JsonLimits limits) {
    this.limits = limits;
    // names of hostile documents are not worth keeping; depth and lengths are checked here, with
    // words
    this.factory =
        JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(limits.maxDepth() + 1)
                    .maxNameLength(limits.maxLength())
                    .maxNumberLength(limits.maxLength())
                    .maxStringLength(limits.maxLength())
                    .build())
            .build();
  }

  /// Reads one document.
  ///
  /// @throws MalformedJson when the bytes are not UTF-8, not JSON, or beyond the limits
  public JsonValue read(byte[] utf8) {
    requireLength(utf8.length, "bytes");
    return parse(Utf8.decode(utf8));
  }

  /// Reads one document.
  ///
  /// @throws MalformedJson when the text is not JSON or beyond the limits
  public JsonValue read(String text) {
    requireLength(text.length(), "characters");
    return parse(text);
  }

  private void requireLength(int length, String unit) {
    if (length > limits.maxLength()) {
      throw new MalformedJson(
          "has " + length + " " + unit + ", more than the limit of " + limits.maxLength(),
          "",
          0,
          0);
    }
  }

  private JsonValue parse(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new MalformedJson(Utf8.NUL, "", 0, 0);
    }
    try (JsonParser parser = factory.createParser(text)) {
      Reading reading = new Reading(parser, text, text.indexOf('\\') >= 0);
      if (parser.nextToken() == null) {
        throw reading.malformed("is empty, where a JSON value was expected");
      }
      JsonValue root = reading.value(0);
      if (parser.nextToken() != null) {
        throw reading.malformed("goes on after the end of the JSON value");
      }
      return root;
    } catch (JsonProcessingException wrong) {
      throw new MalformedJson(
          "is not JSON: "
              // what the parser says of itself is of no use to the sender
              + (wrong instanceof JsonEOFException
                  ? "it ends too early"
                  : wrong.getOriginalMessage()),
          "",
          wrong.getLocation() == null ? 0 : wrong.getLocation().getLineNr(),
          wrong.getLocation() == null ? 0 : wrong.getLocation().getColumnNr());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private final class Reading {
    private final JsonParser parser;
    private final String text;
    private final boolean hasEscapes;

    Reading(JsonParser parser, String text, boolean hasEscapes) {
      this.parser = parser;
      this.text = text;
      this.hasEscapes = hasEscapes;
    }

    JsonValue value(int depth) throws IOException {
      return switch (parser.currentToken()) {
        case START_OBJECT -> object(depth + 1);
        case START_ARRAY -> array(depth + 1);
        case VALUE_STRING -> string();
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
        case VALUE_TRUE -> JsonBool.TRUE;
        case VALUE_FALSE -> JsonBool.FALSE;
        case VALUE_NULL -> JsonNull.NULL;
        case END_ARRAY, END_OBJECT, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
            throw malformed("is not JSON: unexpected " + parser.currentToken());
      };
    }

    private JsonObject object(int depth) throws IOException {
      int start = containerStart(depth);
      SequencedMap<String, JsonValue> members = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = name();
        parser.nextToken();
        if (members.putIfAbsent(name, value(depth)) != null) {
          throw malformed("is there twice");
        }
      }
      return JsonObject.read(members, new Source(text, start, here()));
    }

    private JsonArray array(int depth) throws IOException {
      int start = containerStart(depth);
      List<JsonValue> elements = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(value(depth));
      }
      return JsonArray.read(elements, new Source(text, start, here()));
    }

    private int containerStart(int depth) {
      if (depth > limits.maxDepth()) {
        throw malformed("is nested deeper than the limit of " + limits.maxDepth());
      }
      return (int) parser.currentTokenLocation().getCharOffset();
    }

    private int here() {
      return (int) parser.currentLocation().getCharOffset();
    }

    private String name() throws IOException {
      String name = parser.currentName();
      if (name.length() > limits.maxNameLength()) {
        throw malformed("has a name longer than the limit of " + limits.maxNameLength());
      }
      requireSound(name);
      return name;
    }

    private JsonText string() throws IOException {
      int start = hasEscapes ? (int) parser.currentTokenLocation().getCharOffset() : 0;
      String value = parser.getText();
      requireSound(value);
      if (!hasEscapes || here() - start == value.length() + 2) {
        return JsonText.of(value);
      }
      return JsonText.written(value, text.substring(start, here()));
    }

    private JsonNumber number() throws IOException {
      if (parser.getTextLength() > limits.maxNumberLength()) {
        throw malformed("is a number longer than the limit of " + limits.maxNumberLength());
      }
      return new JsonNumber(parser.getText());
    }

    /// What cannot be written without an escape cannot be there without one.
    private void requireSound(String value) {
      if (hasEscapes) {
        String fault = Utf8.fault(value);
        if (!fault.isEmpty()) {
          throw malformed(fault);
        }
      }
    }

    MalformedJson malformed(String message) {
      return new MalformedJson(
          message,
          JsonPlace.of(parser.getParsingContext()),
          parser.currentTokenLocation().getLineNr(),
          parser.currentTokenLocation().getColumnNr());
    }
  }
}
