package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What was seen of the decoder that the ancestor's client uses.
class GoTypeTest {

  private static List<String> complaints(GoType type, String json) {
    List<String> complaints = new ArrayList<>();
    type.read("", new JsonObject(json).getMap(), complaints);
    return complaints;
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "\"2026-11-22T01:06:31Z\", true",
        "\"2026-11-22T01:06:31.123456789+08:00\", true",
        "\"2026-11-22T01:06Z\", false",
        "\"2026-11-22T01:06:31+0000\", false",
        "\"2026-11-22 01:06:31Z\", false",
        "\"2026-13-22T01:06:31Z\", false",
        "1669079191, false",
        "null, false"
      })
  void takesTimesWithSecondsAndAZone(String json, boolean taken) {
    List<String> complaints =
        complaints(GoType.struct().with(GoType.TIME, "at"), "{\"at\":" + json + "}");

    assertThat(complaints.isEmpty()).isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "0, true",
        "18446744073709551615, true",
        "18446744073709551616, false",
        "-1, false",
        "1.5, false",
        "1.0, false",
        "1e3, false",
        "\"1\", false",
        "null, false"
      })
  void takesIdsThatAreWholeNumbersFromZero(String json, boolean taken) {
    List<String> complaints =
        complaints(GoType.struct().with(GoType.UINT, "id"), "{\"id\":" + json + "}");

    assertThat(complaints.isEmpty()).isEqualTo(taken);
  }

  @Test
  void takesNullForAListAMapAndAPointerButNoObjectForAList() {
    GoType type =
        GoType.struct()
            .with(new GoType.ListOf(GoType.TEXT), "list", "other")
            .with(new GoType.MapOf(GoType.TEXT), "map")
            .with(new GoType.OrNull(GoType.TIME), "end");

    assertThat(complaints(type, "{\"list\":null,\"other\":[],\"map\":null,\"end\":null}"))
        .isEmpty();
    assertThat(complaints(type, "{\"list\":{},\"other\":[1],\"map\":{\"a\":2},\"end\":3}"))
        .containsExactlyInAnyOrder(
            ".list is no list but {}", ".other[0] is 1", ".map.a is 2", ".end is 3");
  }

  @Test
  void ignoresOtherMembersUnlessOnlyTheCaseOfTheirLettersDiffers() {
    GoType type = GoType.struct().with(GoType.UINT, "Status");

    assertThat(complaints(type, "{\"Status\":200,\"status\":200,\"more\":{}}")).isEmpty();
    assertThat(complaints(type, "{\"Status\":200,\"status\":\"fine\"}"))
        .containsExactly(".status is fine");
    assertThat(complaints(type, "{\"status\":200}")).containsExactly(".Status is missing");
  }
}
