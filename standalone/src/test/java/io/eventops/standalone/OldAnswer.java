package io.eventops.standalone;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer, read as the ancestor's client reads it: the HTTP status does not matter, `Status`
/// does.
record OldAnswer(PlainHttp.Response http) {

  /// `Data` of a success.
  ///
  /// @param data what the client decodes it into
  /// @throws AssertionError for what Go's decoder would refuse or leave out, and for a failure
  @Nullable Object data(GoType data) {
    JsonObject wrapper = wrapper(data);
    if (wrapper.getInteger("Status") != 200) {
      throw new AssertionError(http.text());
    }
    return wrapper.getValue("Data");
  }

  JsonObject object(GoType data) {
    if (data(data) instanceof JsonObject object) {
      return object;
    }
    throw new AssertionError("Data is no object: " + http.text());
  }

  /// A list; null is the empty one.
  List<JsonObject> list(GoType element) {
    return data(new GoType.ListOf(element)) instanceof JsonArray list
        ? list.stream().map(JsonObject.class::cast).toList()
        : List.of();
  }

  int status() {
    return wrapper(GoType.ANYTHING).getInteger("Status");
  }

  /// `Msg`, whatever became of the request.
  String message() {
    return wrapper(GoType.ANYTHING).getString("Msg");
  }

  private JsonObject wrapper(GoType data) {
    GoType.Struct answer =
        GoType.struct().with(GoType.UINT, "Status").with(GoType.TEXT, "Msg").with(data, "Data");
    JsonObject wrapper = new JsonObject(http.text());
    List<String> complaints = new ArrayList<>();
    answer.read("", wrapper.getMap(), complaints);
    if (!complaints.isEmpty()) {
      throw new AssertionError(String.join("\n", complaints) + "\nin " + http.text());
    }
    return wrapper;
  }
}
