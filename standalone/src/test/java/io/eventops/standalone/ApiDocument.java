package io.eventops.standalone;

import io.eventops.platform.thread.Threads;
import io.vertx.core.Vertx;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.openapi.contract.OpenAPIVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// An OpenAPI document, to be judged, and to judge calls by.
///
/// The contract type of the library takes neither `text/event-stream` nor `problem+json`, so only
/// its schemas are used, and the document is read here.
final class ApiDocument {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final String OPENAPI = "https://spec.openapis.org/oas/3.1/schema/2022-10-07";
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final JsonObject text;
  private final Map<String, ApiOperation> operations = new LinkedHashMap<>();

  private ApiDocument(JsonObject text) {
    this.text = text;
    JsonObject paths = text.getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      JsonObject item = paths.getJsonObject(path);
      item.fieldNames().stream()
          .filter(METHODS::contains)
          .map(method -> operation(path, item, method))
          .forEach(operation -> operations.put(operation.id(), operation));
    }
  }

  static ApiDocument read(String yaml) {
    Object loaded = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return new ApiDocument(new JsonObject(Json.encode(loaded)));
  }

  /// The one that this build serves.
  static ApiDocument ofThisBuild() {
    try (InputStream file = ApiDocument.class.getResourceAsStream("/openapi.yaml")) {
      return read(new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// Of OpenAPI 3.1 and JSON Schema; read once, when first needed.
  private static final class Schemas {
    static final SchemaRepository ALL = read();

    private static SchemaRepository read() {
      Vertx vertx = Vertx.vertx();
      try {
        return Threads.await(OpenAPIVersion.V3_1.getRepository(vertx, "app://"), PATIENCE);
      } finally {
        Threads.await(vertx.close(), PATIENCE);
      }
    }
  }

  JsonObject text() {
    return text;
  }

  /// What in the document is not OpenAPI 3.1.
  List<String> faults() {
    return faults(Schemas.ALL.validator(OPENAPI).validate(text.copy()));
  }

  /// What in a schema is not JSON Schema.
  List<String> faultsOfSchema(JsonObject schema) {
    return faults(Schemas.ALL.validator(DIALECT).validate(schema.copy()));
  }

  /// Why the value is not what the schema describes.
  List<String> faultsOf(JsonObject schema, @Nullable Object value) {
    return faults(Schemas.ALL.validator(JsonSchema.of(whole(schema, false))).validate(value));
  }

  private static List<String> faults(OutputUnit judged) {
    return judged.getValid()
        ? List.of()
        : judged.getErrors().stream()
            .map(error -> error.getInstanceLocation() + ": " + error.getError())
            .distinct()
            .toList();
  }

  /// With every reference followed, and closed: the document leaves objects open, so that clients
  /// survive a new member; here a member that nobody has described is to be found.
  ///
  /// @param part whether others describe the same object too
  private JsonObject whole(JsonObject schema, boolean part) {
    JsonObject copy = followed(schema).copy();
    for (String several : List.of("properties", "patternProperties")) {
      JsonObject members = copy.getJsonObject(several);
      if (members != null) {
        List.copyOf(members.fieldNames())
            .forEach(name -> members.put(name, whole(members.getJsonObject(name), false)));
      }
    }
    for (String one : List.of("items", "additionalProperties")) {
      if (copy.getValue(one) instanceof JsonObject inner) {
        copy.put(one, whole(inner, false));
      }
    }
    for (String any : List.of("allOf", "oneOf")) {
      if (copy.getValue(any) instanceof JsonArray parts) {
        JsonArray whole = new JsonArray();
        objects(parts).forEach(each -> whole.add(whole(each, any.equals("allOf"))));
        copy.put(any, whole);
      }
    }
    boolean object = copy.containsKey("properties") || copy.containsKey("allOf");
    return object && !part ? copy.put("unevaluatedProperties", false) : copy;
  }

  /// What a reference stands for, with what is said beside it.
  JsonObject followed(JsonObject node) {
    String reference = node.getString("$ref");
    if (reference == null) {
      return node;
    }
    Object target = JsonPointer.from(reference.substring(1)).queryJson(text);
    if (!(target instanceof JsonObject found)) {
      throw new AssertionError("nothing is at " + reference);
    }
    JsonObject beside = node.copy();
    beside.remove("$ref");
    return followed(found).copy().mergeIn(beside);
  }

  List<ApiOperation> operations() {
    return List.copyOf(operations.values());
  }

  ApiOperation operation(String id) {
    ApiOperation operation = operations.get(id);
    if (operation == null) {
      throw new AssertionError("no operation is called " + id);
    }
    return operation;
  }

  private ApiOperation operation(String path, JsonObject item, String method) {
    JsonObject definition = item.getJsonObject(method);
    Map<Integer, JsonObject> responses = new TreeMap<>();
    JsonObject described = definition.getJsonObject("responses");
    described
        .fieldNames()
        .forEach(
            status ->
                responses.put(Integer.valueOf(status), followed(described.getJsonObject(status))));
    JsonObject body = definition.getJsonObject("requestBody");
    return new ApiOperation(
        definition.getString("operationId", ""),
        method.toUpperCase(Locale.ROOT),
        path,
        new JsonArray().equals(definition.getJsonArray("security")),
        definition,
        Stream.of(item, definition)
            .flatMap(holder -> objects(holder.getJsonArray("parameters", new JsonArray())))
            .map(this::followed)
            .toList(),
        Optional.ofNullable(body).map(this::followed),
        responses);
  }

  static Stream<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast);
  }
}
