package io.eventops.testkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Where a class lives: `io.eventops.<room>`, and in a service `.<feature>.<technology>` below it.
///
/// @param room first word below `io.eventops`; empty for classes that are not ours
/// @param below the words after it
record Place(String room, List<String> below) {
  private static final String HOUSE = "io.eventops.";

  private static final Set<String> SERVICES =
      Set.of("gateway", "ingest", "trigger", "pipeline", "dialer", "sse", "config", "egress");

  /// What an adapter may be named after. A new one is a new word here.
  private static final Set<String> TECHNOLOGIES =
      Set.of(
          "bus",
          "docker",
          "file",
          "git",
          "grpc",
          "http",
          "k8s",
          "kafka",
          "local",
          "mail",
          "rocketmq",
          "s3",
          "sse",
          "ssh",
          "store",
          "websocket");

  private static final Set<String> TECHNOLOGIES_OF_PLATFORM = Set.of("boot", "bus", "http", "sql");

  static Place of(JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith(HOUSE)) {
      return new Place("", List.of());
    }
    List<String> words = Arrays.asList(name.substring(HOUSE.length()).split("\\.", -1));
    return new Place(words.getFirst(), words.subList(1, words.size()));
  }

  boolean isOurs() {
    return !room.isEmpty();
  }

  boolean isService() {
    return SERVICES.contains(room);
  }

  boolean isRoot() {
    return isService() && below.isEmpty();
  }

  /// Of an adapter; empty elsewhere.
  String technology() {
    return isService() ? below.stream().filter(TECHNOLOGIES::contains).findFirst().orElse("") : "";
  }

  boolean isAdapter() {
    return !technology().isEmpty();
  }

  boolean isDomain() {
    return isService() && !isRoot() && !isAdapter();
  }

  boolean isPlatformTechnology() {
    return room.equals("platform")
        && !below.isEmpty()
        && TECHNOLOGIES_OF_PLATFORM.contains(below.getFirst());
  }

  static DescribedPredicate<JavaClass> domain() {
    return describe("the domain of a service", type -> of(type).isDomain());
  }

  static DescribedPredicate<JavaClass> adapter() {
    return describe("an adapter", type -> of(type).isAdapter());
  }

  static DescribedPredicate<JavaClass> root() {
    return describe("the root of a service", type -> of(type).isRoot());
  }

  static DescribedPredicate<JavaClass> service() {
    return describe("a service", type -> of(type).isService());
  }
}
