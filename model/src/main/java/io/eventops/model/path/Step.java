package io.eventops.model.path;

import io.eventops.model.json.JsonArray;
import io.eventops.model.json.JsonBool;
import io.eventops.model.json.JsonNull;
import io.eventops.model.json.JsonNumber;
import io.eventops.model.json.JsonObject;
import io.eventops.model.json.JsonText;
import io.eventops.model.json.JsonValue;
import io.eventops.model.text.Glob;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// One component of a path: leads from a value to another one, or to nothing.
sealed interface Step {

  /// Null where the step leads nowhere.
  @Nullable JsonValue apply(JsonValue value);

  /// How many times larger than its input the result can be.
  default long growth() {
    return 1;
  }

  /// The empty path: leads nowhere.
  record Nothing() implements Step {
    @Override
    public @Nullable JsonValue apply(JsonValue value) {
      return null;
    }
  }

  /// A member of an object; an element of an array if the key is a number.
  ///
  /// @param index negative if the key cannot be an index
  record Key(String name, int index) implements Step {
    @Override
    public @Nullable JsonValue apply(JsonValue value) {
      return switch (value) {
        case JsonObject object -> object.get(name);
        case JsonArray array -> index < 0 ? null : array.get(index);
        case JsonText _, JsonNumber _, JsonBool _, JsonNull _ -> null;
      };
    }
  }

  /// The first member with a matching name from which the rest of the path leads somewhere.
  record Wildcard(Glob name, Chain rest) implements Step {
    @Override
    public @Nullable JsonValue apply(JsonValue value) {
      if (value instanceof JsonObject object) {
        for (var member : object.members().entrySet()) {
          JsonValue found = name.matches(member.getKey()) ? rest.apply(member.getValue()) : null;
          if (found != null) {
            return found;
          }
        }
      }
      return null;
    }

    @Override
    public long growth() {
      return rest.growth();
    }
  }

  /// `#` at the end: the number of elements.
  record Length() implements Step {
    @Override
    public @Nullable JsonValue apply(JsonValue value) {
      return switch (value) {
        case JsonArray array -> new JsonNumber(Integer.toString(array.elements().size()));
        case JsonObject object -> object.get("#");
        case JsonText _, JsonNumber _, JsonBool _, JsonNull _ -> null;
      };
    }
  }

  /// `#.rest`: what the rest finds in each element.
  record Each(Chain rest) implements Step {
    @Override
    public @Nullable JsonValue apply(JsonValue value) {
      return switch (value) {
        case JsonArray array -> JsonArray.of(rest.applyToEach(array.elements()));
        case JsonObject object -> {
          JsonValue member = object.get("#");
          yield member == null ? null : rest.apply(member);
        }
        case JsonText _, JsonNumber _, JsonBool _, JsonNull _ -> null;
      };
    }

    @Override
    public long growth() {
      return rest.growth();
    }
  }

  /// `#(query)`: the first element that passes.
  record First(Query query) implements Step {
    @Override
    public @Nullable JsonValue apply(JsonValue value) {
      if (value instanceof JsonArray array) {
        for (JsonValue element : array.elements()) {
          if (query.accepts(element)) {
            return element;
          }
        }
      }
      return null;
    }
  }

  /// `#(query)#.rest`: what the rest finds in each element that passes.
  record All(Query query, Chain rest) implements Step {
    @Override
    public @Nullable JsonValue apply(JsonValue value) {
      if (!(value instanceof JsonArray array)) {
        return null;
      }
      List<JsonValue> passing = new ArrayList<>();
      for (JsonValue element : array.elements()) {
        if (query.accepts(element)) {
          passing.add(element);
        }
      }
      return JsonArray.of(rest.applyToEach(passing));
    }

    @Override
    public long growth() {
      return rest.growth();
    }
  }

  /// `!"x"`: the same value whatever is there.
  record Literal(JsonValue literal) implements Step {
    @Override
    public JsonValue apply(JsonValue value) {
      return literal;
    }
  }

  /// `@name`.
  record Modified(Modifier modifier) implements Step {
    @Override
    public @Nullable JsonValue apply(JsonValue value) {
      return modifier.apply(value);
    }

    @Override
    public long growth() {
      return modifier.growth();
    }
  }

  /// `[a,b]`: the values found, in a new array.
  record Gather(List<Chain> parts) implements Step {
    @Override
    public JsonValue apply(JsonValue value) {
      List<JsonValue> found = new ArrayList<>();
      for (Chain part : parts) {
        JsonValue element = part.apply(value);
        if (element != null) {
          found.add(element);
        }
      }
      return JsonArray.of(found);
    }

    @Override
    public long growth() {
      return parts.stream().mapToLong(Chain::growth).sum();
    }
  }

  /// `{a,"name":b}`: the values found, in a new object.
  record Compose(SequencedMap<String, Chain> parts) implements Step {
    public Compose {
      parts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parts));
    }

    @Override
    public JsonValue apply(JsonValue value) {
      SequencedMap<String, JsonValue> found = new LinkedHashMap<>();
      for (var part : parts.entrySet()) {
        JsonValue member = part.getValue().apply(value);
        if (member != null) {
          found.put(part.getKey(), member);
        }
      }
      return JsonObject.of(found);
    }

    @Override
    public long growth() {
      return parts.values().stream().mapToLong(Chain::growth).sum();
    }
  }
}
