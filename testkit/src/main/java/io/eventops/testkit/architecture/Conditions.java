package io.eventops.testkit.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/// What rules ask that the library has no word for.
final class Conditions {
  private Conditions() {}

  /// @param fits from the place of the class to the place of the one it depends on
  static ArchCondition<JavaClass> dependOnlyWhere(
      String description, BiPredicate<Place, Place> fits) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Place from = Place.of(type);
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          Place to = Place.of(dependency.getTargetClass().getBaseComponentType());
          if (!fits.test(from, to)) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }

  static ArchCondition<JavaClass> satisfy(String description, Predicate<JavaClass> test) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!test.test(type)) {
          events.add(
              SimpleConditionEvent.violated(type, type.getName() + " does not " + description));
        }
      }
    };
  }

  static JavaClass topLevel(JavaClass type) {
    return type.getEnclosingClass().map(Conditions::topLevel).orElse(type);
  }
}
