package io.eventops.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.eventops.cli.client.ApiClient;
import io.eventops.cli.client.Target;
import io.eventops.cli.failure.Failure;
import io.eventops.cli.output.Resource;
import java.util.Optional;

/// Reads things of any kind from the server.
record Lookup(ApiClient api) {

  static Target all(Resource kind) {
    return Target.all(route(kind));
  }

  JsonNode list(Target target) {
    return api.get(target).data();
  }

  /// The one thing of that name, version or id.
  ///
  /// @throws Failure also when the server answers with nothing, as the old one does
  JsonNode one(Resource kind, String name) {
    JsonNode found = api.get(target(kind, name)).data();
    if (found.isNull()) {
      throw Failure.refused("there is no " + kind.singular() + " " + name);
    }
    return found;
  }

  /// A number, alone or behind its kind as in `runtime/5`.
  static long id(Resource kind, String text) {
    int slash = text.indexOf('/');
    boolean fits = slash < 0 || Resource.named(text.substring(0, slash)).equals(Optional.of(kind));
    String digits = text.substring(slash + 1);
    if (!fits || !digits.matches("[0-9]{1,18}")) {
      throw Failure.usage("'" + text + "' is no id of a " + kind.singular() + "; write a number");
    }
    return Long.parseLong(digits);
  }

  /// A name, alone or behind its kind as in `trigger/hello`.
  static String name(Resource kind, String text) {
    return text.startsWith(kind.singular() + "/")
        ? text.substring(kind.singular().length() + 1)
        : text;
  }

  private static Target target(Resource kind, String name) {
    return switch (kind) {
      case EVENT, RUNTIME -> Target.of(route(kind), id(kind, name));
      case ACTUATOR, TRIGGER -> Target.of(route(kind), name(kind, name));
      case PIPELINE -> {
        String bare = name(kind, name);
        int colon = bare.indexOf(':');
        yield colon < 0
            ? Target.of(route(kind), bare)
            : Target.of(route(kind), bare.substring(0, colon), bare.substring(colon + 1));
      }
    };
  }

  private static String route(Resource kind) {
    return switch (kind) {
      case ACTUATOR -> "actuator";
      case PIPELINE -> "pipeline-definition";
      case TRIGGER -> "trigger-definition";
      case EVENT -> "event";
      case RUNTIME -> "pipeline";
    };
  }
}
