package io.eventops.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the old eoctl makes of a JSON value: members it knows, in its order, zero values for what
/// is missing, nothing else.
sealed interface Shape {
  JsonNodeFactory NODES = JsonNodeFactory.instance;

  JsonNode of(JsonNode value);

  /// A scalar with the value that stands for none.
  record Scalar(JsonNode zero) implements Shape {
    @Override
    public JsonNode of(JsonNode value) {
      return value.isMissingNode() || value.isNull() ? zero : value;
    }
  }

  record ListOf(Shape item) implements Shape {
    @Override
    public JsonNode of(JsonNode value) {
      if (!value.isArray()) {
        return NullNode.getInstance();
      }
      ArrayNode items = NODES.arrayNode();
      value.forEach(each -> items.add(item.of(each)));
      return items;
    }
  }

  record MapOf(Shape item, JsonNode zero) implements Shape {
    @Override
    public JsonNode of(JsonNode value) {
      if (!value.isObject()) {
        return zero;
      }
      ObjectNode members = NODES.objectNode();
      value.properties().forEach(each -> members.set(each.getKey(), item.of(each.getValue())));
      return members;
    }
  }

  record Struct(Map<String, Shape> members) implements Shape {
    @Override
    public JsonNode of(JsonNode value) {
      ObjectNode object = NODES.objectNode();
      members.forEach((name, shape) -> object.set(name, shape.of(value.path(name))));
      return object;
    }

    Struct with(Shape shape, String... names) {
      Map<String, Shape> more = new LinkedHashMap<>(members);
      for (String name : names) {
        more.put(name, shape);
      }
      return new Struct(more);
    }

    Struct texts(String... names) {
      return with(new Scalar(NODES.textNode("")), names);
    }

    Struct numbers(String... names) {
      return with(new Scalar(NODES.numberNode(0)), names);
    }

    Struct flags(String... names) {
      return with(new Scalar(NODES.booleanNode(false)), names);
    }

    Struct times(String... names) {
      return with(new Scalar(NODES.textNode("0001-01-01T00:00:00Z")), names);
    }

    /// Times that may be missing.
    Struct timesOrNull(String... names) {
      return with(new Scalar(NullNode.getInstance()), names);
    }
  }

  static Struct struct() {
    return new Struct(new LinkedHashMap<>());
  }
}
