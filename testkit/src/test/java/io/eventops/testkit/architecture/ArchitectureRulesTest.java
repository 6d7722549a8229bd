package io.eventops.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.eventops.dialer.Helper;
import io.eventops.dialer.http.Routes;
import io.eventops.dialer.one.One;
import io.eventops.dialer.two.Two;
import io.eventops.dialer.unmarked.Unmarked;
import io.eventops.egress.broken.Domain;
import io.eventops.egress.broken.http.KnowsTheStore;
import io.eventops.model.broken.KnowsThePlatform;
import io.eventops.model.broken.ReadsSockets;
import io.eventops.platform.broken.KnowsAService;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ArchitectureRulesTest {
  private static final JavaClasses WELL_KEPT =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/broken/"))
          .importPackages("io.eventops.egress", "io.eventops.sse", "io.eventops.platform.sql");

  @ParameterizedTest
  @MethodSource("rules")
  void acceptAWellKeptService(String name, ArchRule rule) {
    assertThatCode(() -> rule.check(WELL_KEPT)).as(name).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void acceptAModuleWithoutClasses(String name, ArchRule rule) {
    JavaClasses none = new ClassFileImporter().importPackages("io.eventops.nothing");

    assertThatCode(() -> rule.check(none)).as(name).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("violations")
  void refuse(ArchRule rule, List<Class<?>> broken) {
    JavaClasses classes = new ClassFileImporter().importClasses(broken);

    assertThatThrownBy(() -> rule.check(classes))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(broken.getFirst().getName());
  }

  @Test
  void areAllSeenToFail() throws IllegalAccessException {
    Set<Object> seen = violations().map(row -> row.get()[0]).collect(Collectors.toSet());

    assertThat(rules().map(row -> row.get()[1])).allMatch(seen::contains);
  }

  static Stream<Arguments> violations() {
    return Stream.of(
        breaks(ArchitectureRules.DOMAIN_KNOWS_NO_FRAMEWORK, Domain.KnowsVertx.class),
        breaks(ArchitectureRules.DOMAIN_KNOWS_NO_ADAPTER, Domain.KnowsAnAdapter.class),
        breaks(ArchitectureRules.DOMAIN_KNOWS_NO_ADAPTER, Domain.KnowsTheDatabase.class),
        breaks(ArchitectureRules.ADAPTERS_DO_NOT_KNOW_EACH_OTHER, KnowsTheStore.class),
        breaks(ArchitectureRules.MODEL_IS_PURE, ReadsSockets.class),
        breaks(ArchitectureRules.SERVICES_DO_NOT_KNOW_EACH_OTHER, Domain.KnowsAnotherService.class),
        breaks(ArchitectureRules.DEPENDENCIES_GO_DOWN, KnowsThePlatform.class),
        breaks(ArchitectureRules.DEPENDENCIES_GO_DOWN, KnowsAService.class),
        breaks(ArchitectureRules.PACKAGES_HAVE_NO_CYCLES, One.class, Two.class),
        breaks(ArchitectureRules.ROOTS_HOLD_MAIN_VERTICLE_AND_CONFIG, Helper.class),
        breaks(ArchitectureRules.ADAPTERS_LIVE_BELOW_A_FEATURE, Routes.class),
        breaks(ArchitectureRules.PACKAGES_ARE_NULL_MARKED, Unmarked.class),
        breaks(ArchitectureRules.ONLY_PLATFORM_CREATES_VERTX, Domain.CreatesVertx.class),
        breaks(ArchitectureRules.ONLY_PLATFORM_CREATES_VERTX, Domain.BuildsVertx.class),
        breaks(ArchitectureRules.ONLY_MAIN_READS_THE_ENVIRONMENT, Domain.ReadsTheEnvironment.class),
        breaks(
            ArchitectureRules.ONLY_MAIN_READS_THE_ENVIRONMENT, Domain.RefersToTheEnvironment.class),
        breaks(ArchitectureRules.VERTICLES_ARE_OF_VERTX_FIVE, Domain.OldVerticle.class),
        breaks(ArchitectureRules.NOBODY_USES_STANDARD_STREAMS, Domain.Prints.class),
        breaks(ArchitectureRules.NOBODY_USES_STANDARD_STREAMS, Domain.PrintsTraces.class),
        breaks(ArchitectureRules.NOBODY_HOLDS_A_THREAD_LOCAL, Domain.HoldsAThreadLocal.class));
  }

  private static Arguments breaks(ArchRule rule, Class<?>... classes) {
    return arguments(rule, List.of(classes));
  }

  static Stream<Arguments> rules() throws IllegalAccessException {
    Stream.Builder<Arguments> rules = Stream.builder();
    for (Field field : ArchitectureRules.class.getDeclaredFields()) {
      if (field.isAnnotationPresent(ArchTest.class)) {
        rules.add(arguments(field.getName(), field.get(null)));
      }
    }
    return rules.build();
  }
}
