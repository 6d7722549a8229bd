package io.eventops.testkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.eventops.testkit.architecture.Conditions.dependOnlyWhere;
import static io.eventops.testkit.architecture.Conditions.satisfy;
import static io.eventops.testkit.architecture.Conditions.topLevel;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/// The rules that hold in every module. A module opts in:
///
/// ```java
/// @AnalyzeClasses(packages = "io.eventops.ingest", importOptions = DoNotIncludeTests.class)
/// final class ArchitectureTest {
///   @ArchTest static final ArchTests house = ArchTests.in(ArchitectureRules.class);
/// }
/// ```
public final class ArchitectureRules {
  private static final Set<String> ROLES_IN_THE_ROOT = Set.of("Main", "Verticle", "Config");

  /// Logic that decides takes values and gives values.
  @ArchTest
  static final ArchRule DOMAIN_KNOWS_NO_FRAMEWORK =
      noClasses()
          .that(Place.domain())
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("io.vertx..", "io.netty..", "com.fasterxml..", "java.sql.."))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule DOMAIN_KNOWS_NO_ADAPTER =
      classes()
          .that(Place.domain())
          .should(
              dependOnlyWhere(
                  "know no adapter, neither of the service nor of the platform",
                  (from, to) -> !to.isAdapter() && !to.isPlatformTechnology()))
          .allowEmptyShould(true);

  /// What two adapters share belongs to the domain between them.
  @ArchTest
  static final ArchRule ADAPTERS_DO_NOT_KNOW_EACH_OTHER =
      classes()
          .that(Place.adapter())
          .should(
              dependOnlyWhere(
                  "know no adapter to another technology",
                  (from, to) -> !to.isAdapter() || to.technology().equals(from.technology())))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule MODEL_IS_PURE =
      classes()
          .that()
          .resideInAPackage("io.eventops.model..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      "io.eventops.model..",
                      "java.lang..",
                      "java.math..",
                      "java.nio",
                      "java.nio.charset..",
                      "java.text..",
                      "java.time..",
                      "java.util..",
                      "com.fasterxml.jackson.core..",
                      "org.snakeyaml.engine..",
                      "com.google.re2j..",
                      "org.jspecify..")
                  .or(describe("in-memory java.io", ArchitectureRules::isInMemory))
                  .or(assignableTo(MessageDigest.class)))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule SERVICES_DO_NOT_KNOW_EACH_OTHER =
      classes()
          .that(Place.service())
          .should(
              dependOnlyWhere(
                  "share the language of the model and no classes",
                  (from, to) -> !to.isService() || to.room().equals(from.room())))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule DEPENDENCIES_GO_DOWN =
      classes()
          .should(
              dependOnlyWhere(
                  "depend on lower floors only: model, platform, services, standalone",
                  Floors::allow))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("io.eventops.(**)").should().beFreeOfCycles().allowEmptyShould(true);

  /// So that whoever knows one service knows them all.
  @ArchTest
  static final ArchRule ROOTS_HOLD_MAIN_VERTICLE_AND_CONFIG =
      classes()
          .that(Place.root())
          .should(
              satisfy(
                  "end with Main, Verticle or Config, as the root of a service wires and no more",
                  type ->
                      type.getSimpleName().equals("package-info")
                          || ROLES_IN_THE_ROOT.stream()
                              .anyMatch(topLevel(type).getSimpleName()::endsWith)))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule ADAPTERS_LIVE_BELOW_A_FEATURE =
      classes()
          .that(Place.adapter())
          .should(
              satisfy(
                  "live below a feature",
                  type -> !Place.of(type).below().getFirst().equals(Place.of(type).technology())))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule PACKAGES_ARE_NULL_MARKED =
      classes()
          .should(
              satisfy(
                  "live in a package with @NullMarked in its package-info",
                  type -> type.getPackage().isAnnotatedWith(NullMarked.class)))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule ONLY_PLATFORM_CREATES_VERTX =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.eventops.platform..")
          .should()
          .accessTargetWhere(
              member("io.vertx.core.Vertx", Set.of("vertx", "builder", "clusteredVertx")))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule ONLY_MAIN_READS_THE_ENVIRONMENT =
      noClasses()
          .that(
              describe(
                  "are neither a Main nor test equipment",
                  type ->
                      !topLevel(type).getSimpleName().endsWith("Main")
                          && !Place.of(type).room().equals("testkit")))
          .should()
          .accessTargetWhere(member("java.lang.System", Set.of("getenv")))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule VERTICLES_ARE_OF_VERTX_FIVE =
      noClasses()
          .should()
          .beAssignableTo("io.vertx.core.AbstractVerticle")
          .because("VerticleBase says with a future when it has started")
          .allowEmptyShould(true);

  /// Output is for logs, except where a person reads it in a terminal.
  @ArchTest
  static final ArchRule NOBODY_USES_STANDARD_STREAMS =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.eventops.cli..", "io.eventops.build..")
          .should()
          .accessTargetWhere(member("java.lang.System", Set.of("in", "out", "err")))
          .orShould()
          .accessTargetWhere(
              describe(
                  "Throwable.printStackTrace()",
                  access ->
                      access.getTargetOwner().isAssignableTo(Throwable.class)
                          && access.getName().equals("printStackTrace")))
          .allowEmptyShould(true);

  /// Consecutive tasks of a Vert.x context can share a thread, and see each other's values.
  @ArchTest
  static final ArchRule NOBODY_HOLDS_A_THREAD_LOCAL =
      noFields().should().haveRawType(assignableTo(ThreadLocal.class)).allowEmptyShould(true);

  private ArchitectureRules() {}

  /// Streams and readers as such, and the exceptions they declare.
  private static boolean isInMemory(JavaClass type) {
    return type.getPackageName().equals("java.io") && !type.getSimpleName().contains("File");
  }

  private static DescribedPredicate<JavaAccess<?>> member(String owner, Set<String> names) {
    return describe(
        owner + " " + names,
        access ->
            access.getTargetOwner().getName().equals(owner) && names.contains(access.getName()));
  }
}
