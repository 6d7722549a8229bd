package io.eventops.model.path;

import io.eventops.model.json.JsonArray;
import io.eventops.model.json.JsonBool;
import io.eventops.model.json.JsonLimits;
import io.eventops.model.json.JsonNull;
import io.eventops.model.json.JsonNumber;
import io.eventops.model.json.JsonObject;
import io.eventops.model.json.JsonReader;
import io.eventops.model.json.JsonText;
import io.eventops.model.json.JsonValue;
import io.eventops.model.json.MalformedJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What a path can do with a value it has found, written `@name`.
enum Modifier {
  /// The value itself.
  THIS {
    @Override
    JsonValue apply(JsonValue value) {
      return value;
    }
  },
  /// The value itself: what is not valid JSON is never read here.
  VALID {
    @Override
    JsonValue apply(JsonValue value) {
      return value;
    }
  },
  /// Elements or members from last to first.
  REVERSE {
    @Override
    JsonValue apply(JsonValue value) {
      return switch (value) {
        case JsonArray array -> JsonArray.of(array.elements().reversed());
        case JsonObject object -> JsonObject.of(object.members().reversed());
        case JsonText _, JsonNumber _, JsonBool _, JsonNull _ -> value;
      };
    }
  },
  /// The names of an object's members; as many nulls as there are elements otherwise.
  KEYS {
    @Override
    JsonValue apply(JsonValue value) {
      return switch (value) {
        case JsonObject object ->
            JsonArray.of(object.members().keySet().stream().map(JsonText::of).toList());
        case JsonArray array ->
            JsonArray.of(Collections.nCopies(array.elements().size(), JsonNull.NULL));
        case JsonText _, JsonNumber _, JsonBool _, JsonNull _ ->
            JsonArray.of(List.of(JsonNull.NULL));
      };
    }
  },
  /// An object's values as an array.
  VALUES {
    @Override
    JsonValue apply(JsonValue value) {
      return switch (value) {
        case JsonObject object -> JsonArray.of(List.copyOf(object.members().values()));
        case JsonArray array -> array;
        case JsonText _, JsonNumber _, JsonBool _, JsonNull _ -> JsonArray.of(List.of(value));
      };
    }
  },
  /// The elements of arrays inside an array in their place.
  FLATTEN {
    @Override
    JsonValue apply(JsonValue value) {
      if (!(value instanceof JsonArray array)) {
        return value;
      }
      List<JsonValue> flat = new ArrayList<>();
      for (JsonValue element : array.elements()) {
        if (element instanceof JsonArray inner) {
          flat.addAll(inner.elements());
        } else {
          flat.add(element);
        }
      }
      return JsonArray.of(flat);
    }
  },
  /// The same for arrays at any depth: `@flatten:{"deep":true}`.
  FLATTEN_DEEP {
    @Override
    JsonValue apply(JsonValue value) {
      if (!(value instanceof JsonArray array)) {
        return value;
      }
      List<JsonValue> flat = new ArrayList<>();
      collect(array, flat);
      return JsonArray.of(flat);
    }

    private void collect(JsonArray array, List<JsonValue> flat) {
      for (JsonValue element : array.elements()) {
        if (element instanceof JsonArray inner) {
          collect(inner, flat);
        } else {
          flat.add(element);
        }
      }
    }
  },
  /// The objects of an array in one; of members with the same name the last one counts.
  JOIN {
    @Override
    JsonValue apply(JsonValue value) {
      if (!(value instanceof JsonArray array)) {
        return value;
      }
      SequencedMap<String, JsonValue> joined = new LinkedHashMap<>();
      for (JsonValue element : array.elements()) {
        if (element instanceof JsonObject object) {
          joined.putAll(object.members());
        }
      }
      return JsonObject.of(joined);
    }
  },
  /// Without white space.
  UGLY {
    @Override
    JsonValue apply(JsonValue value) {
      return JSON.read(Layout.compact(value));
    }
  },
  /// Indented for people.
  PRETTY {
    @Override
    JsonValue apply(JsonValue value) {
      return JSON.read(Layout.pretty(value));
    }

    @Override
    long growth() {
      return 8;
    }
  },
  /// The JSON text as a string.
  TOSTR {
    @Override
    JsonValue apply(JsonValue value) {
      return JsonText.of(value.raw());
    }

    @Override
    long growth() {
      return 2;
    }
  },
  /// The JSON in a string; nothing if there is none.
  FROMSTR {
    @Override
    @Nullable JsonValue apply(JsonValue value) {
      if (!(value instanceof JsonText text)) {
        return value;
      }
      try {
        return JSON.read(text.text());
      } catch (MalformedJson notJson) {
        return null;
      }
    }
  };

  private static final JsonReader JSON = new JsonReader(JsonLimits.DEFAULT);

  abstract @Nullable JsonValue apply(JsonValue value);

  long growth() {
    return 1;
  }

  String written() {
    return "@" + name().toLowerCase(Locale.ROOT);
  }
}
