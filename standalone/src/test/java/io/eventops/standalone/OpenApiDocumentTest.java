package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.platform.http.ProblemType;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the OpenAPI document is by itself. Whether it is true, [OpenApiTest] says.
final class OpenApiDocumentTest {
  private static final ApiDocument DOCUMENT = ApiDocument.ofThisBuild();
  private static final Set<String> DATA = Set.of("example", "examples", "default", "const", "enum");

  @Test
  void isOpenApi() {
    List<String> faults = DOCUMENT.faults();

    assertThat(faults).isEmpty();
  }

  @Test
  void itsSchemasAreJsonSchemas() {
    List<String> faults = new ArrayList<>();

    schemas()
        .forEach(
            (place, schema) ->
                faults.addAll(
                    DOCUMENT.faultsOfSchema(schema).stream().map(fault -> place + fault).toList()));

    assertThat(faults).isEmpty();
  }

  @Test
  void itsOperationsHaveNamesOfTheirOwn() {
    List<String> ids =
        DOCUMENT.text().getJsonObject("paths").stream()
            .flatMap(path -> ((JsonObject) path.getValue()).stream())
            .filter(entry -> entry.getValue() instanceof JsonObject)
            .map(operation -> ((JsonObject) operation.getValue()).getString("operationId"))
            .toList();

    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z][A-Za-z]+"));
  }

  @Test
  void describesOperationsParametersAndAnswers() {
    List<String> bare = new ArrayList<>();

    Set<String> tags =
        ApiDocument.objects(DOCUMENT.text().getJsonArray("tags"))
            .map(tag -> tag.getString("name"))
            .collect(Collectors.toSet());
    for (ApiOperation operation : DOCUMENT.operations()) {
      JsonObject definition = operation.definition();
      if (definition.getString("summary", "").isBlank()
          || definition.getString("description", "").isBlank()
          || !tags.containsAll(definition.getJsonArray("tags").getList())) {
        bare.add(operation.id());
      }
      Stream.concat(operation.parameters().stream(), operation.responses().values().stream())
          .filter(each -> each.getString("description", "").isBlank())
          .forEach(each -> bare.add(operation.id() + " " + each.encode()));
    }

    assertThat(bare).isEmpty();
  }

  @Test
  void describesEveryMember() {
    List<String> bare = new ArrayList<>();

    schemas()
        .forEach(
            (place, schema) -> {
              // a member that is narrowed to a constant is described where it is not
              JsonObject members = schema.getJsonObject("properties", new JsonObject());
              for (String name : members.fieldNames()) {
                JsonObject member = DOCUMENT.followed(members.getJsonObject(name));
                boolean narrowed = place.contains("/allOf/");
                if (!narrowed && member.getString("description", "").isBlank()) {
                  bare.add(place + name);
                }
              }
            });

    assertThat(bare).isEmpty();
  }

  @Test
  void givesExamplesThatAreTrue() {
    List<String> wrong = new ArrayList<>();

    for (ApiOperation operation : DOCUMENT.operations()) {
      operation.parameters().forEach(parameter -> example(operation.id(), parameter, wrong));
      operation.body().ifPresent(body -> examples(operation.id(), body, wrong));
      operation.responses().values().forEach(each -> examples(operation.id(), each, wrong));
    }

    assertThat(wrong).isEmpty();
  }

  private static void examples(String operation, JsonObject holder, List<String> wrong) {
    JsonObject content = holder.getJsonObject("content", new JsonObject());
    content.fieldNames().stream()
        .filter(type -> type.endsWith("json"))
        .forEach(type -> example(operation, content.getJsonObject(type), wrong));
  }

  private static void example(String operation, JsonObject holder, List<String> wrong) {
    if (!holder.containsKey("example")) {
      wrong.add(operation + " has no example for " + holder.encode());
      return;
    }
    DOCUMENT.faultsOf(holder.getJsonObject("schema"), holder.getValue("example")).stream()
        .map(fault -> operation + " " + fault + " in " + holder.getValue("example"))
        .forEach(wrong::add);
  }

  @Test
  void usesEveryComponent() {
    String text = DOCUMENT.text().encode();

    JsonObject components = DOCUMENT.text().getJsonObject("components");
    components.remove("securitySchemes");
    assertThat(components.fieldNames())
        .allSatisfy(
            kind ->
                assertThat(components.getJsonObject(kind).fieldNames())
                    .allSatisfy(
                        name ->
                            assertThat(text)
                                .contains("\"#/components/" + kind + "/" + name + "\"")));
  }

  @Test
  void knowsEveryProblem() {
    JsonObject schemas = DOCUMENT.text().getJsonObject("components").getJsonObject("schemas");

    JsonObject code =
        schemas.getJsonObject("Problem").getJsonObject("properties").getJsonObject("code");

    assertThat(code.getJsonArray("enum"))
        .map(String::valueOf)
        .containsExactlyElementsOf(
            Arrays.stream(ProblemType.values()).map(ProblemType::code).toList());
  }

  /// Every schema, also those inside others, by its place.
  private static Map<String, JsonObject> schemas() {
    Map<String, JsonObject> found = new TreeMap<>();
    collect("", DOCUMENT.text(), false, found);
    return found;
  }

  private static final Pattern SCHEMA =
      Pattern.compile(
          "(.*/(schema|x-itemSchema|items|additionalProperties)"
              + "|/components/schemas/[^/]+|.*/(properties|allOf|oneOf)/[^/]+)/");

  private static void collect(
      String place, Object node, boolean data, Map<String, JsonObject> found) {
    switch (node) {
      case JsonObject object when !data -> {
        if (SCHEMA.matcher(place + "/").matches()) {
          found.put(place + "/", object);
        }
        object.forEach(
            entry ->
                collect(
                    place + "/" + entry.getKey(),
                    entry.getValue(),
                    DATA.contains(entry.getKey()),
                    found));
      }
      case JsonArray array when !data -> {
        for (int i = 0; i < array.size(); i++) {
          collect(place + "/" + i, array.getValue(i), false, found);
        }
      }
      case null, default -> {
        // a value
      }
    }
  }
}
