package io.eventops.testkit.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

/// Also of the modules that the test equipment stands on.
@AnalyzeClasses(
    packages = {"io.eventops.testkit", "io.eventops.database", "io.eventops.migrations"},
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest static final ArchTests house = ArchTests.in(ArchitectureRules.class);
}
